package dev.iamtracker.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What the licences of the libraries ask for: their texts, and who is to be named.
///
/// @param texts licence texts for libraries that do not bring their own: by library, or by licence
record ThirdParty(Path texts) {
  private static final Pattern TEXT =
      Pattern.compile("META-INF/(.*/)?[^/]*(LICENSE|NOTICE)[^/]*", Pattern.CASE_INSENSITIVE);
  private static final String OWN_GROUP = "dev.iamtracker";

  /// Writes `THIRD-PARTY.txt` and the folder `licenses` into a tree.
  ///
  /// @throws PackingFailed for a library without a licence text
  void write(AppTree tree, List<Component> libraries, Component runtime) throws IOException {
    var list = new StringBuilder();
    list.append(
        """
        IAM Activity Tracker comes with these works of others, each under a licence of its own.
        The jars were packed anew: without compression, without native libraries for other
        platforms, and with class files of old versions brought to that of Java 8. Native
        libraries lie beside them, without symbols for debuggers.

        """);
    list.append(line(runtime, "runtime/legal"));
    for (Component library : libraries) {
      if (!library.text("group").equals(OWN_GROUP)) {
        String name = library.text("name");
        copyTexts(library, tree, tree.folder().resolve("licenses").resolve(name));
        list.append(line(library, "licenses/" + name));
      }
    }
    Files.writeString(tree.folder().resolve("THIRD-PARTY.txt"), list);
  }

  private static String line(Component library, String texts) {
    return "%-16s %-14s %s%n".formatted(library.text("name"), library.text("version"), texts)
        + " ".repeat(17)
        + library.licences()
        + "\n\n";
  }

  private void copyTexts(Component library, AppTree tree, Path target) throws IOException {
    Files.createDirectories(target);
    Path ofTheLibrary = texts.resolve(library.text("name"));
    Path ofTheLicence = texts.resolve(library.licences());
    if (Files.isDirectory(ofTheLibrary)) {
      AppTree.copy(ofTheLibrary, target);
    } else if (!copyFromJar(tree.lib().resolve(library.jar()), target)) {
      if (!Files.isDirectory(ofTheLicence)) {
        throw new PackingFailed(
            "%s brings no licence text; put it into %s."
                .formatted(library.text("name"), ofTheLibrary));
      }
      AppTree.copy(ofTheLicence, target);
    }
  }

  private static boolean copyFromJar(Path file, Path target) throws IOException {
    boolean found = false;
    try (var jar = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (TEXT.matcher(name).matches()) {
          try (InputStream text = jar.getInputStream(entry)) {
            Files.copy(text, target.resolve(name.substring(name.lastIndexOf('/') + 1)));
          }
          found = true;
        }
      }
    }
    return found;
  }
}
