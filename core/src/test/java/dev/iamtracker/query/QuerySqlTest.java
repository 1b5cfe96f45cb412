package dev.iamtracker.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trino.sql.parser.SqlParser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the built-in queries to SQL that DuckDB, Trino and Athena understand alike.
class QuerySqlTest {
  /// Functions with the same name and meaning on DuckDB (some by a macro of ours), Trino and
  /// Athena.
  private static final Set<String> FUNCTIONS =
      Set.of(
          "array_agg",
          "array_join",
          "at_timezone",
          "cast",
          "coalesce",
          "concat_ws",
          "count",
          "date_diff",
          "hour",
          "json_extract_scalar",
          "lower",
          "max",
          "max_by",
          "min",
          "min_by",
          "nullif",
          "regexp_extract",
          "regexp_like",
          "replace",
          "round",
          "row",
          "row_number",
          "split_part",
          "strpos",
          "sum",
          "with_timezone");

  /// Words before a parenthesis that are no functions.
  private static final Set<String> WORDS =
      Set.of(
          "and", "as", "by", "exists", "filter", "from", "in", "join", "not", "on", "or", "over",
          "values", "where");

  private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_][A-Za-z0-9_]*)\\s*\\(");
  private static final Pattern NAMED_COLUMNS =
      Pattern.compile("(WITH|,)\\s+[a-z_]+ \\([a-z_, ]+\\) AS");
  private static final Pattern LAST_ORDER = Pattern.compile("ORDER BY ([a-z_0-9., A-Z]+)$");
  private static final Pattern PLACE_ORDER =
      Pattern.compile("row_number\\(\\) OVER \\(ORDER BY ([^)]+)\\) AS place");
  private static final Pattern PICKED_ORDER =
      Pattern.compile("ORDER BY ([^()]+?)\\s+LIMIT :most_rows");
  private static final Pattern GROUP = Pattern.compile("GROUP BY ([a-z_0-9., ]+)");

  static List<Query> queries() {
    return QueryCatalogue.builtIn().queries();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void callsOnlyFunctionsThatEveryEngineHas(Query query) {
    Set<String> called = new TreeSet<>();
    for (MatchResult call : CALL.matcher(bare(query)).results().toList()) {
      called.add(call.group(1).toLowerCase(Locale.ROOT));
    }

    called.removeAll(WORDS);
    assertThat(called).isSubsetOf(FUNCTIONS);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void parsesAsSqlOfTrino(Query query) {
    assertThatCode(() -> new SqlParser().createStatement(QueryScript.statement(query)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void writesNothingThatOneEngineRefuses(Query query) {
    assertThat(query.sql()).doesNotContain("?");
    assertThat(bare(query).toLowerCase(Locale.ROOT))
        .doesNotContain("::", "ilike", "current_date", "current_timestamp", "qualify", ";")
        .doesNotContain("string_agg", "listagg", "interval", "select * from (", "\"");
    assertThat(query.sql().replace("LIMIT :most_rows\n", "").toLowerCase(Locale.ROOT))
        .doesNotContain("limit");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void picksItsRowsFromAllOfThemInTheOrderOfTheAnswer(Query query) {
    if (query.sql().contains(":" + WindowParameters.MOST_ROWS)) {
      assertThat(query.sql()).containsOnlyOnce(Query.ALL_ROWS);
      assertThat(QueryScript.statement(query))
          .contains("LIMIT " + (query.limit().orElseThrow() + 1));
      assertThat(last(PICKED_ORDER, query)).isEqualTo(last(PLACE_ORDER, query));
      String counting = SqlTemplate.parse(query.countingSql().orElseThrow()).render(_ -> "1");
      assertThatCode(() -> new SqlParser().createStatement(counting)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void readsOnlyTheDaysAndTheTimeOfItsWindow(Query query) {
    boolean looksBack =
        query.parameters().stream().anyMatch(p -> p.name().equals(WindowParameters.LOOKBACK));

    assertThat(query.sql())
        .contains(
            looksBack
                ? "event_date BETWEEN :lookback_date AND :to_date"
                : "event_date BETWEEN :from_date AND :to_date")
        .contains(looksBack ? "event_time >= :lookback_from" : "event_time >= :from")
        .contains("event_time < :to");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void endsInAnOrderThatTellsEveryTwoRowsApart(Query query) {
    String order = last(LAST_ORDER, query);
    List<String> ordered =
        Arrays.stream(order.split(",", -1))
            .map(String::strip)
            .map(key -> key.split(" ", -1)[0].replace("top.", ""))
            .toList();

    if (ordered.getLast().equals("event_id")) {
      return;
    }
    List<String> grouped =
        Arrays.stream(last(GROUP, query).split(",", -1))
            .map(String::strip)
            .map(column -> column.equals("access_key") ? "access_key_id" : column)
            .map(column -> column.equals("event_date") ? aliasOfDay(query) : column)
            .toList();
    assertThat(ordered).containsAll(grouped);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void freeTextStandsOnlyWhereAnEmptyOneMeansAll(Query query) {
    for (QueryParameter parameter : query.parameters()) {
      if (parameter.type() == ParameterType.TEXT) {
        String name = ":" + parameter.name();
        String sql = query.sql().replaceAll("\\s+", " ").replace("( :", "(:");
        assertThat(sql).contains("(" + name + " = '' OR ");
        for (int at = sql.indexOf(name); at >= 0; at = sql.indexOf(name, at + 1)) {
          String before = sql.substring(0, at);
          assertThat(before.lastIndexOf("WHERE ")).isGreaterThan(before.lastIndexOf("SELECT "));
        }
      }
    }
  }

  private static String aliasOfDay(Query query) {
    return query.sql().contains("event_date AS activity_date") ? "activity_date" : "event_date";
  }

  private static String last(Pattern pattern, Query query) {
    List<MatchResult> results = pattern.matcher(query.sql()).results().toList();
    assertThat(results).as(pattern.pattern()).isNotEmpty();
    return results.getLast().group(1).strip();
  }

  /// The SQL without texts and without the column list of a WITH.
  private static String bare(Query query) {
    String withoutTexts = query.sql().replaceAll("'(?:[^']|'')*'", "''");
    return NAMED_COLUMNS.matcher(withoutTexts).replaceAll("$1 named AS");
  }
}
