package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// One event of a test lake: a successful IAM call of the user alice, unless told otherwise.
record EventRow(Map<Column, Object> values) {
  static final String ACCOUNT = "111111111111";
  private static final AtomicLong NUMBER = new AtomicLong();

  EventRow {
    values = Map.copyOf(values);
  }

  /// @param time UTC, as `2026-11-20T10:00`
  static EventRow event(String time, String name) {
    return new EventRow(
        Map.ofEntries(
            Map.entry(Column.EVENT_ID, "event-%05d".formatted(NUMBER.incrementAndGet())),
            Map.entry(Column.EVENT_TIME, LocalDateTime.parse(time)),
            Map.entry(Column.EVENT_NAME, name),
            Map.entry(Column.EVENT_SOURCE, "iam.amazonaws.com"),
            Map.entry(Column.EVENT_TYPE, "iam"),
            Map.entry(Column.AWS_REGION, "us-east-1"),
            Map.entry(Column.ACCOUNT_ID, ACCOUNT),
            Map.entry(Column.OUTCOME, "success"),
            Map.entry(Column.IS_ERROR, false),
            Map.entry(Column.IDENTITY_TYPE, "IAMUser"),
            Map.entry(Column.IDENTITY_ACCOUNT_ID, ACCOUNT),
            Map.entry(Column.USER_NAME, "alice"),
            Map.entry(Column.SOURCE_IP, "198.51.100.7")));
  }

  EventRow with(Column column, Object value) {
    Map<Column, Object> changed = new EnumMap<>(values);
    changed.put(column, value);
    return new EventRow(changed);
  }

  EventRow without(Column column) {
    Map<Column, Object> changed = new EnumMap<>(values);
    changed.remove(column);
    return new EventRow(changed);
  }

  EventRow by(String user) {
    return with(Column.USER_NAME, user);
  }

  EventRow bySession(String role, String session) {
    return by(role)
        .with(Column.IDENTITY_TYPE, "AssumedRole")
        .with(Column.SESSION_NAME, session)
        .with(Column.SESSION_ISSUER_ARN, "arn:aws:iam::" + ACCOUNT + ":role/" + role);
  }

  EventRow byRoot() {
    return by("root").with(Column.IDENTITY_TYPE, "Root");
  }

  EventRow byService(String service) {
    return by(service)
        .with(Column.IDENTITY_TYPE, "AWSService")
        .with(Column.INVOKED_BY, service)
        .with(Column.SOURCE_IP, service)
        .without(Column.IDENTITY_ACCOUNT_ID);
  }

  /// @param type column `event_type`
  EventRow of(String type, String source) {
    return with(Column.EVENT_TYPE, type).with(Column.EVENT_SOURCE, source);
  }

  EventRow sts() {
    return of("sts", "sts.amazonaws.com");
  }

  EventRow signin() {
    return of("signin", "signin.amazonaws.com");
  }

  EventRow sso() {
    return of("sso", "sso.amazonaws.com");
  }

  EventRow from(String ip) {
    return with(Column.SOURCE_IP, ip);
  }

  EventRow asking(String json) {
    return with(Column.REQUEST_PARAMETERS, json);
  }

  EventRow failed(String code) {
    return failed().with(Column.ERROR_CODE, code);
  }

  EventRow failedSaying(String message) {
    return failed().with(Column.ERROR_MESSAGE, message);
  }

  private EventRow failed() {
    return with(Column.OUTCOME, "failure").with(Column.IS_ERROR, true);
  }

  LocalDateTime time() {
    return (LocalDateTime) values.getOrDefault(Column.EVENT_TIME, LocalDateTime.MIN);
  }
}
