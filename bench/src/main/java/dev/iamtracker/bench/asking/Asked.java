package dev.iamtracker.bench.asking;

import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.QueryRequest;
import dev.iamtracker.query.QueryStatement;
import dev.iamtracker.query.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A question with its parameters, and the count over the same days.
///
/// @param label name of the query, with the parameters that are not its own defaults
record Asked(String label, QueryStatement question) {

  /// Every built-in query with its defaults, and those that look for somebody once more with
  /// somebody.
  static List<Asked> all(TimeWindow window, Known known) {
    List<Asked> all = new ArrayList<>();
    for (Query query : QueryCatalogue.builtIn().queries()) {
      all.add(of(query, window, Map.of()));
      query.parameters().stream()
          .flatMap(parameter -> known.value(parameter.name()).stream())
          .forEach(value -> all.add(of(query, window, Map.of(value.name(), value.text()))));
    }
    return all;
  }

  private static Asked of(Query query, TimeWindow window, Map<String, String> parameters) {
    String label =
        query.name() + (parameters.isEmpty() ? "" : " " + parameters.keySet().iterator().next());
    return new Asked(label, QueryRequest.of(query, window, parameters, Map.of()).statement());
  }

  /// The least that can be asked about these days.
  QueryStatement count() {
    TimeWindow window = question.window();
    return new QueryStatement(
        """
        SELECT count(*), max(event_time), count(DISTINCT user_name) FROM iam_events
        WHERE event_date BETWEEN DATE '%s' AND DATE '%s'"""
            .formatted(window.firstDay(), window.lastDay()),
        List.of(),
        window,
        OptionalInt.empty());
  }
}
