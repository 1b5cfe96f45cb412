package dev.iamtracker.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program as it was compiled: its modules, packages and classes, tests left out.
///
/// Modules that only measure, check or pack it are known by their sources: they are built after it.
final class Program {
  /// The folder of the checkout.
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static final String ROOT_PACKAGE = "dev.iamtracker";

  private static final String ENTRY = "cli";

  private static final Map<String, JavaClasses> BY_MODULE =
      needed(ENTRY).stream()
          .collect(
              Collectors.toMap(module -> module, Program::compiled, (a, b) -> a, TreeMap::new));
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importPaths(BY_MODULE.keySet().stream().map(Program::classFolder).toList());

  private Program() {}

  /// All modules of the checkout.
  static List<String> modules() {
    return Pom.of(ROOT).modules().stream().sorted().toList();
  }

  /// Whether a module is part of the program: the command line or something that it needs.
  static boolean holds(String module) {
    return BY_MODULE.containsKey(module);
  }

  private static Set<String> needed(String module) {
    var all = new TreeSet<String>();
    all.add(module);
    for (String used : Pom.of(ROOT.resolve(module)).modulesUsed()) {
      all.addAll(needed(used));
    }
    return all;
  }

  static JavaClasses classes() {
    return ALL;
  }

  static JavaClasses classes(String module) {
    JavaClasses classes = BY_MODULE.get(module);
    if (classes == null) {
      throw new IllegalArgumentException("no module " + module);
    }
    return classes;
  }

  /// Everything the classes call, make, refer to, read or write, except what one of them does to
  /// itself.
  static Stream<JavaAccess<?>> accesses(Collection<JavaClass> classes) {
    return classes.stream().flatMap(one -> one.getAccessesFromSelf().stream());
  }

  /// Packages that hold source files, with the file that documents them.
  static SortedMap<String, Path> packages(String module) {
    Path sources = ROOT.resolve(module).resolve("src/main/java");
    var packages = new TreeMap<String, Path>();
    if (!Files.isDirectory(sources)) {
      return packages;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  packages.put(
                      sources.relativize(file.getParent()).toString().replace('/', '.'),
                      file.resolveSibling("package-info.java")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packages;
  }

  /// The name of a package without what all have in common; the root keeps its name.
  static String shortName(String packageName) {
    return packageName.equals(ROOT_PACKAGE)
        ? packageName
        : packageName.substring(ROOT_PACKAGE.length() + 1);
  }

  private static JavaClasses compiled(String module) {
    return new ClassFileImporter().importPath(classFolder(module));
  }

  private static Path classFolder(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }
}
