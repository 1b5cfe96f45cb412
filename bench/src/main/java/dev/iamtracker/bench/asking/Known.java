package dev.iamtracker.bench.asking;

import dev.iamtracker.query.QueryEngine;
import dev.iamtracker.query.QueryStatement;
import dev.iamtracker.query.TimeWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Somebody in the lake to ask about: the busiest IAM user, with a key and an address of theirs and
/// a role they assumed.
///
/// @param values by the name of the parameter
record Known(Map<String, String> values) {
  /// A parameter and what to give for it.
  record Value(String name, String text) {}

  static Known in(QueryEngine engine) {
    List<@Nullable Object> row =
        engine
            .run(
                new QueryStatement(
                    """
                    SELECT user_name, mode(access_key_id), mode(source_ip), mode(role_name)
                    FROM iam_events WHERE identity_type = 'IAMUser'
                    GROUP BY user_name ORDER BY count(*) DESC, user_name""",
                    List.of(),
                    TimeWindow.ALL,
                    OptionalInt.of(1)))
            .rows()
            .getFirst();
    return new Known(
        Map.of(
            "user", text(row.get(0)),
            "key", text(row.get(1)),
            "ip", text(row.get(2)),
            "role", text(row.get(3))));
  }

  private static String text(@Nullable Object cell) {
    return cell instanceof String string ? string : "";
  }

  /// What to give for a parameter; empty where its default will do.
  Optional<Value> value(String parameter) {
    String text = values.getOrDefault(parameter, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(new Value(parameter, text));
  }
}
