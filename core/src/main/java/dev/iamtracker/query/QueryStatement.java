package dev.iamtracker.query;

import java.util.List;
import java.util.OptionalInt;

/// A statement ready to run: typed values are literals in the text, free text is bound.
///
/// @param sql one SELECT; every `?` stands for the next of `bindings`
/// @param bindings free text in the order of the question marks
/// @param window the events it may touch; engines read only the days of it
/// @param limit most rows to return; one more is looked for, to tell whether the result was cut
public record QueryStatement(
    String sql, List<String> bindings, TimeWindow window, OptionalInt limit) {
  public QueryStatement {
    bindings = List.copyOf(bindings);
  }

  /// The statement that answers with one row and one column: how many rows this one has without its
  /// limit.
  public QueryStatement counting() {
    return new QueryStatement(
        "SELECT count(*) AS row_count\nFROM (\n" + sql + "\n)",
        bindings,
        window,
        OptionalInt.empty());
  }
}
