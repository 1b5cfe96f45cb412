package dev.iamtracker.store;

import dev.iamtracker.event.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which stored events are wanted, and what of them.
///
/// @param from the first time
/// @param to the last time, included
/// @param columns that will be looked at; id and time come in any case
/// @param anyOf an event has to satisfy one of these; empty: all events are wanted
/// @param frequent only events of groups that are large enough
public record EventScan(
    Instant from, Instant to, Set<Column> columns, List<In> anyOf, Optional<Frequent> frequent) {

  /// All columns of all times.
  public static final EventScan ALL =
      new EventScan(
          Instant.EPOCH,
          Instant.parse("9999-12-31T23:59:59Z"),
          EnumSet.allOf(Column.class),
          List.of(),
          Optional.empty());

  public EventScan {
    columns = Set.copyOf(columns);
    anyOf = List.copyOf(anyOf);
  }

  /// A column holds one of some texts.
  ///
  /// @param values in lower case, or exactly as they are stored; empty: any text at all
  public record In(Column column, Set<String> values) {
    public In {
      values = Set.copyOf(values);
    }

    /// The same conditions, one for each column.
    public static List<In> merged(List<In> conditions) {
      Map<Column, Set<String>> values = new EnumMap<>(Column.class);
      conditions.forEach(
          in ->
              values.merge(
                  in.column(),
                  in.values(),
                  (one, other) -> {
                    if (one.isEmpty() || other.isEmpty()) {
                      return Set.of();
                    }
                    var both = new HashSet<>(one);
                    both.addAll(other);
                    return both;
                  }));
      return values.entrySet().stream()
          .map(each -> new In(each.getKey(), each.getValue()))
          .toList();
    }
  }

  /// Events with the same values in some columns, if there are enough of them: fewer cannot satisfy
  /// what will be asked of them.
  ///
  /// @param groupBy columns that have the same value, none of them absent
  /// @param different the column whose different values are counted; empty counts events
  /// @param least how many there have to be
  /// @param within the time within which they have to be
  /// @param known groups that are wanted however small they are, as [#group]
  public record Frequent(
      List<Column> groupBy,
      Optional<Column> different,
      long least,
      Duration within,
      Set<String> known) {
    public static final String SEPARATOR = ", ";

    public Frequent {
      groupBy = List.copyOf(groupBy);
      known = Set.copyOf(known);
    }

    public Frequent(List<Column> groupBy, Optional<Column> different, long least, Duration within) {
      this(groupBy, different, least, within, Set.of());
    }

    public Frequent orKnown(Set<String> groups) {
      return new Frequent(groupBy, different, least, within, groups);
    }

    /// The values of a group as one text; a few groups may have the same.
    public static String group(List<String> values) {
      return String.join(SEPARATOR, values);
    }
  }

  public EventScan within(Instant first, Instant last) {
    return new EventScan(first, last, columns, anyOf, frequent);
  }
}
