package dev.iamtracker.store;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What is to stand in `matched_rules` of events that are stored already.
///
/// @param columns that the answer depends on
/// @param answer gives each thread a function of its own, which gives the new text of an event,
///   empty for none
public record EventMarks(Set<Column> columns, Supplier<Function<IdentityEvent, String>> answer) {
  public EventMarks {
    columns = Set.copyOf(columns);
  }
}
