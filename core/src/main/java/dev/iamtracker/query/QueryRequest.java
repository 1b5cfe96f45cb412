package dev.iamtracker.query;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import dev.iamtracker.query.ParameterValue.Text;
import dev.iamtracker.query.ParameterValue.Whole;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A query with all that a user said about it; [#statement] turns it into SQL.
///
/// @param window what it is asked about
/// @param parameters values by the name of the parameter, as typed
/// @param settings values by the name of the setting, where parameters have one; others are ignored
/// @param limit most rows; empty for all
public record QueryRequest(
    Query query,
    TimeWindow window,
    Map<String, String> parameters,
    Map<String, String> settings,
    OptionalInt limit) {
  public QueryRequest {
    parameters = Map.copyOf(parameters);
    settings = Map.copyOf(settings);
  }

  /// A request with the query's own limit.
  public static QueryRequest of(
      Query query,
      TimeWindow window,
      Map<String, String> parameters,
      Map<String, String> settings) {
    return new QueryRequest(query, window, parameters, settings, query.limit());
  }

  /// The same request with another limit; empty for all rows.
  public QueryRequest withLimit(OptionalInt other) {
    return new QueryRequest(query, window, parameters, settings, other);
  }

  /// The SQL: typed values as literals, free text bound.
  ///
  /// @throws InvalidConfiguration for a parameter that the query does not have, or a value that is
  ///   not of its type
  public QueryStatement statement() {
    return statement(query.sql());
  }

  private QueryStatement statement(String select) {
    refuseUnknown();
    Map<String, ParameterValue> values = new HashMap<>();
    for (QueryParameter parameter : query.parameters()) {
      values.put(parameter.name(), value(parameter));
    }
    TimeWindow reach =
        values.get(WindowParameters.LOOKBACK) instanceof Whole(long days)
            ? WindowParameters.widened(window, days)
            : window;
    values.putAll(WindowParameters.values(window, reach));
    values.put(WindowParameters.MOST_ROWS, WindowParameters.mostRows(limit));

    List<String> bindings = new ArrayList<>();
    String sql =
        SqlTemplate.parse(select)
            .render(
                name -> {
                  ParameterValue value = values.get(name);
                  if (value == null) {
                    throw new IllegalArgumentException("no value for :" + name);
                  }
                  if (value instanceof Text(String text)) {
                    bindings.add(text);
                    return "?";
                  }
                  return SqlLiterals.of(value);
                });
    return new QueryStatement(sql, bindings, reach, limit);
  }

  /// The statement that counts the rows there are without a limit.
  ///
  /// @throws InvalidConfiguration as [#statement]
  public QueryStatement counting() {
    QueryRequest all = withLimit(OptionalInt.empty());
    return query.countingSql().map(all::statement).orElseGet(() -> all.statement().counting());
  }

  private void refuseUnknown() {
    List<String> known = query.parameters().stream().map(QueryParameter::name).toList();
    for (String name : parameters.keySet().stream().sorted().toList()) {
      if (!known.contains(name)) {
        throw new InvalidConfiguration(
            "The query %s has no parameter \"%s\".%s %s"
                .formatted(
                    query.name(),
                    name,
                    Suggestions.didYouMean(name, known),
                    known.isEmpty()
                        ? "It takes none."
                        : "It takes: " + String.join(", ", known) + "."));
      }
    }
  }

  private ParameterValue value(QueryParameter parameter) {
    String given = parameters.get(parameter.name());
    if (given != null) {
      return parsed(
          parameter,
          "The parameter " + parameter.name() + " of " + query.name(),
          parameter.type() == ParameterType.TEXT ? given : given.strip());
    }
    String setting = parameter.setting() == null ? null : settings.get(parameter.setting());
    return setting == null || setting.isBlank()
        ? parsed(parameter, "The default of " + parameter.name(), parameter.defaultValue())
        : parsed(parameter, "The setting " + parameter.setting(), setting.strip());
  }

  private static ParameterValue parsed(QueryParameter parameter, String where, String text) {
    return parameter
        .type()
        .parse(text)
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    "%s is \"%s\"; it must be %s.%s"
                        .formatted(
                            where,
                            text,
                            parameter.type().allowed(),
                            parameter.type() == ParameterType.ZONE
                                ? Suggestions.didYouMean(text, ZoneId.getAvailableZoneIds())
                                : "")));
  }
}
