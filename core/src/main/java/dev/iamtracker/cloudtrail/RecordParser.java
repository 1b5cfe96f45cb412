package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.ParsedRecord.Unusable;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Turns the bytes of one CloudTrail record into an [IdentityEvent]: columns, and what no column
/// holds in `extra`, without secrets.
///
/// Anything may come in; nothing is thrown. A record of an event source that was not asked for is
/// left as soon as its source is known. One parser serves one thread.
public final class RecordParser {
  /// Largest record read, in bytes. CloudTrail's own limit is 256 KB, 1 MB in event data stores.
  public static final int MAX_RECORD_BYTES = 16 << 20;

  private static final Instant FIRST_PLAUSIBLE = Instant.parse("2013-11-01T00:00:00Z");
  private static final Duration FURTHEST_AHEAD = Duration.ofHours(24);

  private final long latestMillis;
  private final JsonCursor cursor = new JsonCursor();
  private final Draft draft = new Draft();
  private final Extra extra;
  private final FieldReader fields;

  /// Makes a parser for the records of some event sources.
  ///
  /// @param wantedSources says of an eventSource whether its records are wanted
  /// @param eventTypes gives the `event_type` of an eventSource
  /// @param now records more than 24 h ahead of it are implausible
  public RecordParser(Predicate<Utf8> wantedSources, UnaryOperator<Utf8> eventTypes, Instant now) {
    var parts = new PartReader(0);
    this.extra = new Extra(parts);
    this.fields = new FieldReader(cursor, draft, extra, parts, wantedSources, eventTypes);
    this.latestMillis = now.plus(FURTHEST_AHEAD).toEpochMilli();
  }

  /// Reads the record in `json[start, end)`: one JSON object, plain or in the envelope of
  /// EventBridge or LookupEvents.
  public ParsedRecord parse(byte[] json, int start, int end) {
    return parse(json, start, end, 0);
  }

  private ParsedRecord parse(byte[] json, int start, int end, int wrappings) {
    draft.clear();
    extra.clear();
    try {
      cursor.reset(json, start, end);
      if (cursor.kind() != '{') {
        return new Unusable("the record is not a JSON object but " + what(cursor.kind()));
      }
      if (!fields.read()) {
        return ParsedRecord.OtherSource.OTHER_SOURCE;
      }
      cursor.finish();
    } catch (NotJson e) {
      return new Unusable("the record is not valid JSON: " + e.getMessage());
    }
    if (extra.hasDuplicates()) {
      byte[] lastOnes = JsonTree.parse(json, start, end).toBytes();
      ParsedRecord parsed = parse(lastOnes, 0, lastOnes.length, wrappings);
      return parsed instanceof ParsedRecord.Event(IdentityEvent event, var warnings)
          ? new ParsedRecord.Event(
              event, Envelope.plus(warnings, "a field occurs twice; the last one counts"))
          : parsed;
    }
    if (!draft.columns().has(Column.EVENT_NAME) || !draft.columns().has(Column.EVENT_SOURCE)) {
      return Envelope.open(json, start, end)
          .map(
              envelope ->
                  switch (envelope) {
                    case Envelope.Wrapped(String inner) when wrappings < 2 ->
                        unwrap(inner, wrappings);
                    case Envelope.Wrapped _ -> new Unusable("the record is wrapped too many times");
                    case Envelope.Other(ParsedRecord other) -> other;
                  })
          .orElseGet(() -> new Unusable(missing()));
    }
    return finish(json, start, end);
  }

  private ParsedRecord unwrap(String inner, int wrappings) {
    byte[] spaced = inner.getBytes(UTF_8);
    byte[] json = JsonText.compact(spaced, 0, spaced.length);
    return parse(json, 0, json.length, wrappings + 1);
  }

  private static String what(byte kind) {
    return switch (kind) {
      case '[' -> "an array";
      case '"' -> "a string";
      case 't', 'f' -> "a boolean";
      case 'n' -> "null";
      default -> "a number";
    };
  }

  private String missing() {
    boolean name = draft.columns().has(Column.EVENT_NAME);
    boolean source = draft.columns().has(Column.EVENT_SOURCE);
    return "not a CloudTrail record: it has "
        + (name ? "no eventSource" : source ? "no eventName" : "neither eventName nor eventSource");
  }

  private ParsedRecord finish(byte[] json, int start, int end) {
    if (draft.columns().millis(Column.EVENT_TIME) == IdentityEvent.NO_TIME) {
      Utf8 timestamp = draft.hint(Hint.TIMESTAMP);
      long millis =
          timestamp == null
              ? IdentityEvent.NO_TIME
              : Timestamps.parse(timestamp.bytes(), timestamp.start(), timestamp.end());
      if (millis == IdentityEvent.NO_TIME) {
        return new Unusable(extra.holds("eventTime") ? "eventTime is not a time" : "no eventTime");
      }
      draft.columns().millis(Column.EVENT_TIME, millis);
      extra.lacks(Column.EVENT_TIME);
    }
    long time = draft.columns().millis(Column.EVENT_TIME);
    if (time < FIRST_PLAUSIBLE.toEpochMilli() || time > latestMillis) {
      return new Unusable(
          "eventTime "
              + Instant.ofEpochMilli(time)
              + " is implausible: before CloudTrail began or more than 24 h ahead");
    }
    boolean recipient = draft.columns().has(Column.ACCOUNT_ID);
    boolean sourceIdentity = draft.columns().has(Column.SOURCE_IDENTITY);
    String mfa = draft.flag(Column.MFA_AUTHENTICATED);
    Derivation.fill(draft);
    if (!recipient && draft.columns().has(Column.ACCOUNT_ID)) {
      extra.lacks(Column.ACCOUNT_ID);
    }
    if (!sourceIdentity && draft.columns().has(Column.SOURCE_IDENTITY)) {
      extra.lacks(Column.SOURCE_IDENTITY);
    }
    if (!Objects.equals(mfa, draft.flag(Column.MFA_AUTHENTICATED))) {
      extra.differs(Column.MFA_AUTHENTICATED, mfa);
    }
    userName();
    if (!draft.columns().has(Column.EVENT_ID)) {
      draft.text(Column.EVENT_ID, Utf8.of(CanonicalRecord.digest(json, start, end)));
      extra.lacks(Column.EVENT_ID);
    }
    draft.text(Column.EXTRA, extra.toUtf8());
    draft.columns().doubtful(extra.overridden());
    return new ParsedRecord.Event(draft.columns().build(), draft.warnings());
  }

  /// Notes where `user_name` is not what userIdentity.userName says.
  private void userName() {
    Utf8 raw = draft.hint(Hint.IDENTITY_USER_NAME);
    boolean held = Identity.isNamedByUserName(draft.text(Column.IDENTITY_TYPE));
    if (raw == null && held) {
      extra.lacks(Column.USER_NAME);
    } else if (raw != null && !(held && draft.is(Column.USER_NAME, raw))) {
      extra.differs(Column.USER_NAME, raw.toString());
    }
  }
}
