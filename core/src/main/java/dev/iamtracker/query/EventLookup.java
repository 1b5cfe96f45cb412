package dev.iamtracker.query;

import dev.iamtracker.event.Column;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A look-up of single events: the newest first, all columns, every condition must hold.
///
/// @param user who acted: `user_name` or `session_name`, in any case; empty for anybody
/// @param action `event_name`, in any case; empty for any
/// @param ip `source_ip`; empty for any
/// @param key an access key that was used, issued or acted on; empty for any
/// @param id `event_id`; empty for any
/// @param limit most events; empty for all
public record EventLookup(
    String user,
    String action,
    String ip,
    String key,
    String id,
    TimeWindow window,
    OptionalInt limit) {
  /// What a table shows of an event.
  public static final List<String> TABLE_COLUMNS =
      List.of(
          "event_time",
          "identity",
          "event_name",
          "outcome",
          "error_code",
          "source_ip",
          "aws_region",
          "account_id",
          "event_id");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The look-up as SQL; everything a user typed is bound.
  public QueryStatement statement() {
    var conditions = new ArrayList<String>();
    var bindings = new ArrayList<String>();
    conditions.add("event_date BETWEEN CAST(? AS date) AND CAST(? AS date)");
    bindings.add(window.firstDay().toString());
    bindings.add(window.lastDay().toString());
    conditions.add("event_time >= CAST(? AS timestamp) AND event_time < CAST(? AS timestamp)");
    bindings.add(time(window.from()));
    bindings.add(time(window.to()));
    add(
        conditions,
        bindings,
        user,
        "(lower(user_name) = lower(?) OR lower(session_name) = lower(?))",
        2);
    add(conditions, bindings, action, "lower(event_name) = lower(?)", 1);
    add(conditions, bindings, ip, "source_ip = ?", 1);
    add(
        conditions,
        bindings,
        key,
        "(access_key_id = ? OR issued_access_key_id = ? OR target_access_key_id = ?)",
        3);
    add(conditions, bindings, id, "event_id = ?", 1);
    String columns = Column.all().stream().map(Column::sqlName).collect(Collectors.joining(", "));
    String sql =
        "SELECT "
            + columns
            + ", CASE WHEN session_name IS NULL THEN user_name"
            + " ELSE user_name || '/' || session_name END AS identity FROM iam_events WHERE "
            + String.join(" AND ", conditions)
            + " ORDER BY event_time DESC, event_id";
    return new QueryStatement(sql, bindings, window, limit);
  }

  private static void add(
      List<String> conditions, List<String> bindings, String value, String condition, int times) {
    if (!value.isEmpty()) {
      conditions.add(condition);
      for (int i = 0; i < times; i++) {
        bindings.add(value);
      }
    }
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
