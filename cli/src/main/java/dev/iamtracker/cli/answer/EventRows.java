package dev.iamtracker.cli.answer;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.query.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events as the rows that a look-up of the lake answers with.
public final class EventRows {
  private EventRows() {}

  /// @param cut whether there are more
  public static QueryResult of(List<IdentityEvent> events, boolean cut, Duration elapsed) {
    List<String> columns = new ArrayList<>(Column.all().stream().map(Column::sqlName).toList());
    columns.add("identity");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (IdentityEvent event : events) {
      List<@Nullable Object> row = new ArrayList<>();
      for (Column column : Column.all()) {
        row.add(cell(event, column));
      }
      row.add(identity(event));
      rows.add(row);
    }
    return new QueryResult(columns, rows, cut, elapsed, 0, List.of());
  }

  private static @Nullable Object cell(IdentityEvent event, Column column) {
    return switch (column.type()) {
      case TEXT, JSON -> event.text(column).orElse(null);
      case BOOLEAN -> event.flag(column).orElse(null);
      case DATE -> event.date();
      case TIME -> time(event.millis(column));
    };
  }

  private static @Nullable LocalDateTime time(long millis) {
    return millis == IdentityEvent.NO_TIME
        ? null
        : LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private static @Nullable String identity(IdentityEvent event) {
    String user = event.text(Column.USER_NAME).orElse(null);
    return event
        .text(Column.SESSION_NAME)
        .filter(_ -> user != null)
        .map(session -> user + '/' + session)
        .orElse(user);
  }
}
