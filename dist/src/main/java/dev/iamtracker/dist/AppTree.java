package dev.iamtracker.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/// The program as a folder: the launcher, jars, native libraries, queries and rules. A checkout and
/// a distribution have the same one, and `bin/iat` starts it from wherever it lies.
///
/// @param folder the top of the tree
/// @param unpacked the native libraries by the name of the jar they were in
record AppTree(Path folder, Map<String, List<Path>> unpacked) {
  /// Files and folders of the checkout that belong to the program, where there are such.
  private static final List<String> FROM_CHECKOUT =
      List.of("bin/iat", "queries", "rules", "LICENSE");

  AppTree {
    unpacked = Map.copyOf(unpacked);
  }

  /// Lays out the tree, in the place of a former one.
  ///
  /// @param jars of the program, in the order of its class path
  static AppTree lay(Path folder, Path checkout, List<Path> jars, Platform platform)
      throws IOException {
    delete(folder);
    for (String name : FROM_CHECKOUT) {
      if (Files.exists(checkout.resolve(name))) {
        copy(checkout.resolve(name), folder.resolve(name));
      }
    }
    var unpacked = new LinkedHashMap<String, List<Path>>();
    var tree = new AppTree(folder, unpacked);
    Files.createDirectories(tree.natives());
    for (Path jar : jars) {
      unpacked.put(name(jar), new SlimJar(jar).write(tree.lib(), tree.natives(), platform));
    }
    Tool.strip(tree.natives(), platform);
    tree.writeLaunchJar(jars);
    return new AppTree(folder, unpacked);
  }

  Path lib() {
    return folder.resolve("lib");
  }

  /// Native libraries; the launcher names this folder as `java.library.path`.
  Path natives() {
    return lib().resolve("native");
  }

  /// A jar that lists the others as its class path, in a fixed order: an AOT cache is taken only by
  /// a program that has the class path it was made with.
  Path launchJar() {
    return lib().resolve("iat.jar");
  }

  /// The AOT cache for a kind of work, as the launcher names it.
  Path cache(String work) {
    return lib().resolve(work + ".aot");
  }

  Path runtime() {
    return folder.resolve("runtime");
  }

  Path launcher() {
    return folder.resolve("bin/iat");
  }

  /// The jars of the program, without the one that lists them.
  List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(lib())) {
      return files
          .filter(file -> file.toString().endsWith(".jar") && !file.equals(launchJar()))
          .sorted()
          .toList();
    }
  }

  /// The files that were made of a jar.
  List<Path> filesOf(String jar) {
    var files = new ArrayList<>(List.of(lib().resolve(jar)));
    files.addAll(unpacked.getOrDefault(jar, List.of()));
    return files;
  }

  /// The files that come from no library: the launcher and what makes starts fast.
  List<Path> filesOfItsOwn() {
    var files = new ArrayList<>(List.of(launcher(), launchJar()));
    AotCaches.WORK.forEach(work -> files.add(cache(work)));
    return files;
  }

  /// All files below a folder of the tree.
  List<Path> filesIn(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void writeLaunchJar(List<Path> jars) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(Name.CLASS_PATH, String.join(" ", jars.stream().map(AppTree::name).toList()));
    var text = new ByteArrayOutputStream();
    manifest.write(text);
    StoredJar.write(launchJar(), new TreeMap<>(Map.of(JarFile.MANIFEST_NAME, text.toByteArray())));
  }

  /// Gives everything in the tree one time.
  void stamp(Instant time) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(time));
      }
    }
  }

  /// Copies a file or a folder with all that is in it.
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  /// Deletes a folder with all that is in it, where there is one.
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> files = Files.walk(folder)) {
        files.forEach(all::add);
      }
      all.sort(Comparator.reverseOrder());
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
