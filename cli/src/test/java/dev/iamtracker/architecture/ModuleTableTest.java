package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The module table of ARCHITECTURE.md against the poms.
class ModuleTableTest {
  private static final Map<String, Row> TABLE = table();

  private record Row(Set<String> modules, Set<String> libraries) {}

  private static Map<String, Row> table() {
    var table = new TreeMap<String, Row>();
    for (List<String> row : Page.of("ARCHITECTURE.md").table("module")) {
      table.put(
          Page.code(row.getFirst()).iterator().next(),
          new Row(Page.code(row.get(2)), Page.code(row.get(3))));
    }
    return table;
  }

  @Test
  void theTableNamesEveryModule() {
    assertThat(TABLE.keySet()).isNotEmpty().containsExactlyElementsOf(Program.modules());
  }

  @Test
  void modulesDependOnWhatTheTableSaysAndOnNothingElse() {
    var poms = new TreeMap<String, Row>();
    for (String module : Program.modules()) {
      Pom pom = Pom.of(Program.ROOT.resolve(module));
      poms.put(module, new Row(pom.modulesUsed(), pom.libraries()));
    }

    assertThat(poms).isNotEmpty().isEqualTo(TABLE);
  }

  @Test
  void everyModuleGetsNothingButAnnotationsFromTheirParent() {
    Pom parent = Pom.of(Program.ROOT);

    assertThat(parent.libraries()).containsExactly("jspecify");
    assertThat(parent.modulesUsed()).isEmpty();
  }
}
