package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The package table of ARCHITECTURE.md against the code.
class PackageTableTest {
  private static final Map<String, Row> TABLE = table();

  /// @param uses packages it may use besides the root
  private record Row(String module, String purpose, Set<String> uses) {}

  private static Map<String, Row> table() {
    var table = new TreeMap<String, Row>();
    for (List<String> row : Page.of("ARCHITECTURE.md").table("package")) {
      table.put(
          Page.code(row.getFirst()).iterator().next(),
          new Row(row.get(1), row.get(2), Page.code(row.get(3))));
    }
    return table;
  }

  @Test
  void packagesUseOnlyWhatTheTableAllows() {
    var uses = PackageUses.ofTheProgram();
    assertThat(uses.values()).anySatisfy(used -> assertThat(used).isNotEmpty());

    uses.forEach(
        (name, used) -> assertThat(allowed(name)).as("%s may use", name).containsAll(used));
  }

  @Test
  void theTableAllowsOnlyWhatIsUsed() {
    var uses = PackageUses.ofTheProgram();
    assertThat(TABLE).isNotEmpty();

    TABLE.forEach(
        (name, row) ->
            assertThat(uses.getOrDefault(name, new TreeSet<>()))
                .as("%s uses", name)
                .containsAll(row.uses()));
  }

  @Test
  void noPackageCycles() {
    var uses = PackageUses.ofTheProgram();
    assertThat(uses.values()).anySatisfy(used -> assertThat(used).isNotEmpty());

    assertThat(PackageUses.circles(uses)).isEmpty();
  }

  @Test
  void theTableNamesEveryPackageWithItsModuleAndItsSentence() throws IOException {
    var expected = new TreeMap<String, List<String>>();
    for (String module : Program.modules()) {
      for (Map.Entry<String, Path> one : Program.packages(module).entrySet()) {
        List<String> former =
            expected.put(
                Program.shortName(one.getKey()), List.of(module, sentence(one.getValue())));
        assertThat(former).as("%s lies in two modules", one.getKey()).isNull();
      }
    }

    var told = new TreeMap<String, List<String>>();
    TABLE.forEach((name, row) -> told.put(name, List.of(row.module(), row.purpose())));
    assertThat(told).isNotEmpty().isEqualTo(expected);
  }

  private static String sentence(Path packageInfo) throws IOException {
    return Files.readAllLines(packageInfo).stream()
        .takeWhile(line -> line.startsWith("/// "))
        .map(line -> line.substring(4))
        .collect(Collectors.joining(" "));
  }

  private static Set<String> allowed(String name) {
    Row row = TABLE.get(name);
    return row == null ? new TreeSet<>() : row.uses();
  }
}
