package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsPageTest {
  @Test
  void theTableOfThePageIsTheListOfColumns() {
    List<String> rows = Column.all().stream().map(ColumnsPageTest::row).toList();

    GeneratedTable.check("docs/columns.md", "column", rows);

    assertThat(rows).hasSize(Column.all().size()).isNotEmpty();
  }

  private static String row(Column column) {
    return "| `%s` | %s | %s |".formatted(column.sqlName(), type(column), column.origin());
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case TEXT -> "varchar";
      case JSON -> "varchar, JSON";
      case BOOLEAN -> "boolean";
      case TIME -> "timestamp";
      case DATE -> "date";
    };
  }
}
