package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.QueryParameter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QueriesPageTest {
  @Test
  void theTableOfThePageIsTheCatalogue() {
    List<String> rows =
        QueryCatalogue.builtIn().queries().stream().map(QueriesPageTest::row).toList();

    GeneratedTable.check("docs/queries.md", "query", rows);

    assertThat(rows).isNotEmpty();
  }

  private static String row(Query query) {
    return "| `%s` | %s | %s | %d | %s | %s |"
        .formatted(
            query.name(),
            query.title(),
            query.purpose().replace("|", "\\|"),
            query.days(),
            query.limit().isPresent() ? query.limit().getAsInt() : "all",
            query.parameters().stream()
                .map(QueriesPageTest::parameter)
                .collect(Collectors.joining("<br>")));
  }

  private static String parameter(QueryParameter parameter) {
    String value =
        parameter.defaultValue().isEmpty() ? "none" : "`" + parameter.defaultValue() + "`";
    String setting = parameter.setting() == null ? "" : ", setting `" + parameter.setting() + "`";
    return "`%s` (%s, default %s%s): %s"
        .formatted(
            parameter.name(),
            parameter.type().word(),
            value,
            setting,
            parameter.description().replace("|", "\\|"));
  }
}
