package dev.iamtracker.query;

import dev.iamtracker.query.ParameterValue.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The catalogue as one script for the Athena console: every query with its defaults as literals
/// and its table qualified.
public final class QueryScript {
  /// The table on AWS.
  public static final String TABLE = "iam_activity_tracker_database.iam_events";

  private static final Pattern VIEW = Pattern.compile("\\biam_events\\b");

  private QueryScript() {}

  /// All queries, each a statement of its own under its title.
  public static String of(QueryCatalogue catalogue) {
    StringBuilder script =
        new StringBuilder(
            """
            -- All queries of the catalogue, ready to paste into the Athena console one by one.
            -- Written from the other files of this folder: change those, not this one.
            """);
    for (Query query : catalogue.queries()) {
      script.append("\n-- %s: %s\n".formatted(query.name(), query.title()));
      script.append("-- %s\n".formatted(query.purpose()));
      script.append(statement(query)).append(";\n");
    }
    return script.toString();
  }

  /// One query with its defaults, its window ending now, without a semicolon.
  public static String statement(Query query) {
    Map<String, String> values = new HashMap<>();
    long reach = query.days();
    for (QueryParameter parameter : query.parameters()) {
      ParameterValue value =
          parameter.type().parse(parameter.defaultValue()).orElseGet(() -> new Text(""));
      values.put(parameter.name(), SqlLiterals.of(value));
      if (parameter.name().equals(WindowParameters.LOOKBACK)
          && value instanceof ParameterValue.Whole(long days)) {
        reach = Math.max(reach, days);
      }
    }
    values.put("from", daysAgo(query.days()));
    values.put("to", "current_timestamp");
    values.put("from_date", "CAST(" + daysAgo(query.days()) + " AS date)");
    values.put("to_date", "CAST(current_timestamp AS date)");
    values.put(
        WindowParameters.MOST_ROWS, SqlLiterals.of(WindowParameters.mostRows(query.limit())));
    values.put("lookback_from", daysAgo(reach));
    values.put("lookback_date", "CAST(" + daysAgo(reach) + " AS date)");
    String sql =
        SqlTemplate.parse(VIEW.matcher(query.sql()).replaceAll(TABLE))
            .render(name -> values.getOrDefault(name, ":" + name));
    return query.limit().isPresent() ? sql + "\nLIMIT " + query.limit().getAsInt() : sql;
  }

  private static String daysAgo(long days) {
    return "date_add('day', -" + days + ", current_timestamp)";
  }
}
