package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Rules about types and packages that hold for the whole program.
class ArchitectureTest {
  private static final Set<String> KINDS =
      Set.of(
          "base",
          "beans",
          "common",
          "constants",
          "data",
          "domain",
          "dto",
          "entities",
          "entity",
          "enums",
          "exception",
          "exceptions",
          "factory",
          "helper",
          "helpers",
          "impl",
          "interfaces",
          "internal",
          "lib",
          "manager",
          "managers",
          "misc",
          "model",
          "models",
          "pojo",
          "service",
          "services",
          "shared",
          "support",
          "tools",
          "types",
          "util",
          "utils");

  private static final List<String> DOMAIN = List.of("event", "lake", "query", "store");

  /// Types of the domain that are neither data nor a closed choice.
  private static final Map<String, String> FROZEN =
      Map.of(
          "dev.iamtracker.event.IdentityEvent$Builder",
          "takes the columns of the record being read; the event it makes copies them",
          "dev.iamtracker.event.EventPage",
          "memory that goes round; its events are copies, taken away before it is cleared",
          "dev.iamtracker.query.QueryEngine",
          "a port: the adapter implements it",
          "dev.iamtracker.store.RunStore",
          "a port: the adapter implements it",
          "dev.iamtracker.store.StoredEvents",
          "a port: the adapter implements it");

  @Test
  void coreKnowsNoCloudNoDatabaseNoTerminal() {
    List<String> foreign =
        Dependencies.of(Program.classes("core"), target -> true).stream()
            .filter(
                one ->
                    Dependencies.isIn(
                        one.getTargetClass(),
                        "software.amazon",
                        "com.amazonaws",
                        "org.duckdb",
                        "org.sqlite",
                        "java.sql",
                        "javax.sql",
                        "picocli",
                        "java.io.Console",
                        "com.sun.net.httpserver",
                        "dev.iamtracker.cli",
                        "dev.iamtracker.duckdb",
                        "dev.iamtracker.files",
                        "dev.iamtracker.home",
                        "dev.iamtracker.simulate",
                        "dev.iamtracker.sqlite"))
            .map(one -> one.getDescription())
            .toList();

    assertThat(Program.classes("core").size()).isPositive();
    assertThat(foreign).isEmpty();
  }

  @Test
  void adaptersDoNotUseEachOther() {
    List<String> adapters = List.of("duckdb", "files", "simulate", "sqlite");

    for (String adapter : adapters) {
      String[] others =
          adapters.stream()
              .filter(other -> !other.equals(adapter))
              .map(other -> "dev.iamtracker." + other)
              .toArray(String[]::new);
      List<JavaClass> classes = Dependencies.classesIn("dev.iamtracker." + adapter);
      assertThat(classes).isNotEmpty();
      assertThat(Dependencies.of(classes, target -> Dependencies.isIn(target, others)))
          .as(adapter)
          .isEmpty();
    }
  }

  @Test
  void librariesStayInTheirPackages() {
    Map<String, List<String>> homes =
        Map.of(
            "java.net.http", List.of("dev.iamtracker.channel", "dev.iamtracker.trino"),
            "java.sql", List.of("dev.iamtracker.duckdb", "dev.iamtracker.sqlite"),
            "org.duckdb", List.of("dev.iamtracker.duckdb"),
            "org.sqlite", List.of("dev.iamtracker.sqlite"),
            "org.apache.commons.compress", List.of("dev.iamtracker.files", "dev.iamtracker.dist"),
            "com.github.luben.zstd", List.of("dev.iamtracker.files"),
            "de.siegmar.fastcsv", List.of("dev.iamtracker.cli.output"),
            "tools.jackson",
                List.of("dev.iamtracker.cli", "dev.iamtracker.dist", "dev.iamtracker.trino"),
            "picocli", List.of("dev.iamtracker.cli"));

    assertThat(Program.classes().size()).isPositive();
    homes.forEach(
        (library, packages) ->
            assertThat(
                    Dependencies.of(
                        Program.classes(), target -> Dependencies.isIn(target, library)))
                .as(library)
                .filteredOn(
                    one ->
                        !Dependencies.isIn(one.getOriginClass(), packages.toArray(String[]::new)))
                .isEmpty());
  }

  @Test
  void everyPackageIsNullMarkedAndDocumented() throws IOException {
    int seen = 0;
    for (String module : Program.modules()) {
      for (Map.Entry<String, Path> one : Program.packages(module).entrySet()) {
        seen++;
        assertThat(one.getValue()).isRegularFile();
        assertThat(Files.readString(one.getValue())).startsWith("/// ").contains(".\n@NullMarked");
        assertThat(isNullMarked(module, one.getKey())).as(one.getKey()).isTrue();
      }
    }
    assertThat(seen).isPositive();
  }

  /// As compiled; what is not part of the program is known by its sources alone.
  private static boolean isNullMarked(String module, String packageName) {
    return !Program.holds(module)
        || Program.classes(module).getPackage(packageName).isAnnotatedWith(NullMarked.class);
  }

  @Test
  void domainTypesAreImmutable() {
    List<JavaClass> types =
        DOMAIN.stream()
            .flatMap(name -> Dependencies.classesIn("dev.iamtracker." + name).stream())
            .filter(ArchitectureTest::isWritten)
            .toList();
    assertThat(types).isNotEmpty();

    assertThat(types)
        .filteredOn(type -> !isImmutable(type))
        .extracting(JavaClass::getName)
        .containsExactlyInAnyOrderElementsOf(FROZEN.keySet());
  }

  /// What somebody wrote, without what the compiler adds for switches over enums.
  private static boolean isWritten(JavaClass type) {
    return !type.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !type.isAnonymousClass()
        && !type.getSimpleName().equals("package-info");
  }

  private static boolean isImmutable(JavaClass type) {
    boolean closed =
        type.isInterface()
            ? type.reflect().isSealed()
            : type.isRecord() || type.isEnum() || type.getModifiers().contains(JavaModifier.FINAL);
    return closed
        && type.getFields().stream()
            .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
  }

  @Test
  void noPackageIsNamedAfterAKind() {
    List<String> packages =
        Program.modules().stream()
            .flatMap(module -> Program.packages(module).keySet().stream())
            .toList();
    assertThat(packages).isNotEmpty();

    assertThat(packages)
        .filteredOn(name -> Arrays.stream(name.split("\\.")).anyMatch(KINDS::contains))
        .isEmpty();
  }
}
