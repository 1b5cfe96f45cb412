package dev.iamtracker.dynamo;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.time.Instant;

/// Events for tests.
final class TestEvents {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private TestEvents() {}

  static IdentityEvent event(String id) {
    return event(id, NOON);
  }

  static IdentityEvent event(String id, Instant time) {
    return builder(id, time).build();
  }

  static IdentityEvent.Builder builder(String id, Instant time) {
    return new IdentityEvent.Builder()
        .text(Column.EVENT_ID, id)
        .millis(Column.EVENT_TIME, time.toEpochMilli())
        .text(Column.EVENT_NAME, "AssumeRole")
        .text(Column.EVENT_SOURCE, "sts.amazonaws.com")
        .text(Column.USER_NAME, "alice")
        .text(Column.REQUEST_PARAMETERS, "{\"roleArn\":\"arn:aws:iam::111122223333:role/app\"}");
  }

  /// All columns, times as numbers.
  static String texts(IdentityEvent event) {
    var texts = new StringBuilder();
    for (Column column : Column.stored()) {
      if (column != Column.INGESTED_AT) {
        texts.append(column).append('=').append(event.text(column).orElse("-"));
        texts.append('/').append(event.millis(column)).append('\n');
      }
    }
    return texts.toString();
  }
}
