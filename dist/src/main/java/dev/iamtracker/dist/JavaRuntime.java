package dev.iamtracker.dist;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A Java runtime with the modules the program needs and no others.
///
/// @param jdk the JDK it was made from
/// @param modules its modules
record JavaRuntime(Path jdk, Set<String> modules) {
  /// Modules that some class refers to, and why the program does without them.
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "java.desktop", "asked for by event classes of commons-lang3, which nothing here uses",
          "jdk.jfr", "asked for by a memory monitor of DuckDB, which looks whether it is there");

  JavaRuntime {
    modules = Set.copyOf(modules);
  }

  /// Makes a runtime in a folder that is not there yet.
  ///
  /// @param jdk the JDK that runs this
  /// @param jars of the program
  static JavaRuntime link(Path jdk, List<Path> jars, Path folder) {
    Set<String> modules = modules(jars);
    // Not compressed: it starts faster, and the archive around it gets smaller.
    Tool.runJdk(
        "jlink",
        List.of(
            "--add-modules",
            String.join(",", modules),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-0",
            "--output",
            folder.toString()));
    return new JavaRuntime(jdk, modules);
  }

  /// The modules the program needs, as its class files tell.
  static Set<String> modules(List<Path> jars) {
    var arguments =
        new ArrayList<>(
            List.of("--ignore-missing-deps", "--multi-release", "base", "--print-module-deps"));
    jars.forEach(jar -> arguments.add(jar.toString()));
    List<String> lines = Tool.runJdk("jdeps", arguments).strip().lines().toList();
    var modules = new TreeSet<>(List.of(lines.getLast().split(",", -1)));
    modules.removeAll(LEFT_OUT.keySet());
    if (!modules.contains("java.base")) {
      throw new PackingFailed("jdeps names no modules:\n" + String.join("\n", lines));
    }
    return modules;
  }

  /// The runtime as a part of the bill of materials.
  Component component() throws IOException {
    var release = new Properties();
    try (Reader file = Files.newBufferedReader(jdk.resolve("release"))) {
      release.load(file);
    }
    String version = unquoted(release, "JAVA_RUNTIME_VERSION");
    var runtime = new LinkedHashMap<String, @Nullable Object>();
    runtime.put("bom-ref", "pkg:generic/openjdk@" + version);
    runtime.put("publisher", unquoted(release, "IMPLEMENTOR"));
    runtime.put("name", "OpenJDK");
    runtime.put("version", version);
    runtime.put("description", "Java runtime: " + String.join(", ", new TreeSet<>(modules)));
    runtime.put(
        "licenses", List.of(Map.of("expression", "GPL-2.0-only WITH Classpath-exception-2.0")));
    runtime.put("purl", "pkg:generic/openjdk@" + version);
    return new Component(runtime);
  }

  private static String unquoted(Properties release, String name) {
    return release.getProperty(name, "unknown").replace("\"", "");
  }
}
