package dev.iamtracker.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One CloudTrail record as the columns of [Column]: who did what, when, from where and with what
/// result.
///
/// Texts are kept as the UTF-8 bytes they were read as: they go from a log file into a column file
/// without ever becoming a `String`. Immutable, provided nobody writes into the arrays handed out
/// by [#utf8].
public final class IdentityEvent {
  /// Stands for an absent time in [#millis].
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int SHARED_UP_TO = 30;
  private static final int COLUMNS = Column.all().size();
  private static final byte[] TRUE = {'t'};
  private static final byte[] FALSE = {'f'};

  private final byte[] @Nullable [] texts;
  private final long eventTime;
  private final long sessionStartedAt;
  private final long credentialsExpiration;

  private IdentityEvent(Builder builder) {
    this.texts = builder.texts.clone();
    this.eventTime = builder.eventTime;
    this.sessionStartedAt = builder.sessionStartedAt;
    this.credentialsExpiration = builder.credentialsExpiration;
  }

  /// UTF-8 bytes of a TEXT or JSON column, null when absent. Not to be written to.
  public byte @Nullable [] utf8(Column column) {
    return texts[column.ordinal()];
  }

  /// A TEXT or JSON column as text.
  public Optional<String> text(Column column) {
    byte[] utf8 = texts[column.ordinal()];
    return utf8 == null ? Optional.empty() : Optional.of(new String(utf8, StandardCharsets.UTF_8));
  }

  /// Whether a TEXT column holds this ASCII text.
  public boolean is(Column column, String ascii) {
    byte[] utf8 = texts[column.ordinal()];
    if (utf8 == null || utf8.length != ascii.length()) {
      return false;
    }
    for (int i = 0; i < utf8.length; i++) {
      if (utf8[i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// A BOOLEAN column.
  public Optional<Boolean> flag(Column column) {
    byte[] flag = texts[column.ordinal()];
    return flag == null ? Optional.empty() : Optional.of(flag[0] == TRUE[0]);
  }

  /// A TIME column in milliseconds since 1970, [#NO_TIME] when absent; `ingested_at` belongs to the
  /// store and is always absent here.
  public long millis(Column column) {
    return switch (column) {
      case EVENT_TIME -> eventTime;
      case SESSION_STARTED_AT -> sessionStartedAt;
      case CREDENTIALS_EXPIRATION -> credentialsExpiration;
      default -> NO_TIME;
    };
  }

  /// When it happened.
  public Instant time() {
    return Instant.ofEpochMilli(eventTime);
  }

  /// The UTC day it happened, which is the partition it is stored in.
  public LocalDate date() {
    return LocalDate.ofEpochDay(Math.floorDiv(eventTime, 86_400_000L));
  }

  /// The id, unique in a store.
  public String id() {
    return text(Column.EVENT_ID).orElseThrow();
  }

  /// Bytes of memory that belong to this event alone, roughly: short texts are mostly shared.
  public int weight() {
    int weight = 64 + 4 * COLUMNS;
    for (byte[] text : texts) {
      if (text != null && text.length > SHARED_UP_TO) {
        weight += 16 + text.length;
      }
    }
    return weight;
  }

  /// Collects the columns of one event; [#clear] makes it ready for the next.
  public static final class Builder {
    private final byte[] @Nullable [] texts = new byte[COLUMNS][];
    private long eventTime = NO_TIME;
    private long sessionStartedAt = NO_TIME;
    private long credentialsExpiration = NO_TIME;

    public Builder clear() {
      Arrays.fill(texts, null);
      eventTime = NO_TIME;
      sessionStartedAt = NO_TIME;
      credentialsExpiration = NO_TIME;
      return this;
    }

    public Builder text(Column column, byte @Nullable [] utf8) {
      texts[column.ordinal()] = utf8;
      return this;
    }

    public Builder text(Column column, @Nullable String text) {
      return text(column, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public Builder flag(Column column, boolean value) {
      texts[column.ordinal()] = value ? TRUE : FALSE;
      return this;
    }

    /// @throws IllegalArgumentException for a column that is not a time of the event
    public Builder millis(Column column, long millis) {
      switch (column) {
        case EVENT_TIME -> eventTime = millis;
        case SESSION_STARTED_AT -> sessionStartedAt = millis;
        case CREDENTIALS_EXPIRATION -> credentialsExpiration = millis;
        default -> throw new IllegalArgumentException("not a time of an event: " + column);
      }
      return this;
    }

    public byte @Nullable [] utf8(Column column) {
      return texts[column.ordinal()];
    }

    public boolean has(Column column) {
      return texts[column.ordinal()] != null;
    }

    public long millis(Column column) {
      return switch (column) {
        case EVENT_TIME -> eventTime;
        case SESSION_STARTED_AT -> sessionStartedAt;
        case CREDENTIALS_EXPIRATION -> credentialsExpiration;
        default -> NO_TIME;
      };
    }

    /// @throws IllegalArgumentException without event id or event time
    public IdentityEvent build() {
      if (texts[Column.EVENT_ID.ordinal()] == null || eventTime == NO_TIME) {
        throw new IllegalArgumentException("an event needs an id and a time");
      }
      return new IdentityEvent(this);
    }
  }
}
