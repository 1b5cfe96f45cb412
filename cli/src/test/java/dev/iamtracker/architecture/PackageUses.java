package dev.iamtracker.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which package uses which other, by their short names; the root, which all may use, is left out.
///
/// Compiled classes tell most of it, and imports the rest: the compiler copies constants.
final class PackageUses {
  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?(dev\\.iamtracker(?:\\.[a-z0-9]+)*)\\.[A-Z]", Pattern.MULTILINE);

  private final SortedMap<String, Set<String>> uses = new TreeMap<>();

  private PackageUses() {}

  static SortedMap<String, Set<String>> ofTheProgram() {
    var found = new PackageUses();
    for (String module : Program.modules()) {
      Program.packages(module)
          .forEach((name, packageInfo) -> found.imports(name, packageInfo.getParent()));
    }
    Program.classes().stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .forEach(found::add);
    return found.uses;
  }

  private void imports(String name, Path folder) {
    uses.computeIfAbsent(Program.shortName(name), _ -> new TreeSet<>());
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      for (Path source : sources) {
        Matcher imports = IMPORT.matcher(Files.readString(source));
        while (imports.find()) {
          add(name, imports.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Dependency dependency) {
    add(
        dependency.getOriginClass().getPackageName(),
        dependency.getTargetClass().getBaseComponentType().getPackageName());
  }

  private void add(String user, String used) {
    if (used.startsWith(Program.ROOT_PACKAGE + ".") && !used.equals(user)) {
      uses.computeIfAbsent(Program.shortName(user), _ -> new TreeSet<>())
          .add(Program.shortName(used));
    }
  }

  /// The packages that use each other in a circle, and those that use one of them.
  static SortedMap<String, Set<String>> circles(Map<String, Set<String>> uses) {
    var left = new TreeMap<String, Set<String>>();
    uses.forEach((name, used) -> left.put(name, new TreeSet<>(used)));
    while (left.values().removeIf(Set::isEmpty)) {
      left.values().forEach(used -> used.retainAll(left.keySet()));
    }
    return left;
  }
}
