package dev.iamtracker.bench.stack;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.List;

/// What an event costs where every attribute is plain text, in the table and in two indexes that
/// hold all of it: the layout of the Python tracker.
final class PlainItem {
  /// Bytes of a write unit:
  /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html>.
  private static final int UNIT = 1024;

  private static final int COPIES = 3;
  private static final int TIME = "2026-11-22T13:00:00+00:00".length();

  private static final List<Column> TEXTS =
      List.of(
          Column.EVENT_ID,
          Column.EVENT_NAME,
          Column.EVENT_SOURCE,
          Column.USER_NAME,
          Column.IDENTITY_TYPE,
          Column.SOURCE_IP,
          Column.USER_AGENT,
          Column.AWS_REGION,
          Column.ACCOUNT_ID,
          Column.ERROR_CODE,
          Column.ERROR_MESSAGE,
          Column.REQUEST_PARAMETERS,
          Column.RESPONSE_ELEMENTS);

  private PlainItem() {}

  static long writeUnits(IdentityEvent event) {
    return COPIES * ((bytes(event) + UNIT - 1) / UNIT);
  }

  /// An item is as large as the names and values of its attributes.
  static long bytes(IdentityEvent event) {
    long bytes =
        (long) "event_time".length() + TIME + "event_date".length() + "2026-11-22".length();
    for (Column column : TEXTS) {
      byte[] text = event.toArray(column);
      if (text != null) {
        bytes += column.name().length() + text.length;
      }
    }
    return bytes;
  }
}
