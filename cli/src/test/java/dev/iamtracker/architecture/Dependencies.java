package dev.iamtracker.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/// Finds out which class uses which other.
final class Dependencies {
  private Dependencies() {}

  /// The uses of some classes by others.
  static List<Dependency> of(Iterable<JavaClass> classes, Predicate<JavaClass> target) {
    return StreamSupport.stream(classes.spliterator(), false)
        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
        .filter(one -> target.test(one.getTargetClass()))
        .toList();
  }

  /// The classes of a package and of those below it.
  static List<JavaClass> classesIn(String packageName) {
    return Program.classes().stream().filter(type -> isIn(type, packageName)).toList();
  }

  /// Whether a type is one of these, or lies in one of these packages or below.
  static boolean isIn(JavaClass type, String... names) {
    String name = type.getBaseComponentType().getName();
    return Arrays.stream(names).anyMatch(one -> name.equals(one) || name.startsWith(one + "."));
  }
}
