package dev.iamtracker.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One CloudTrail record as the columns of [Column]: who did what, when, from where and with what
/// result.
///
/// All texts lie one behind the other in one row of UTF-8 bytes: they go from a log file into a
/// column file without ever becoming a `String`, and an event that waits is two objects to the
/// garbage collector. Immutable, provided nobody writes into the row.
public final class IdentityEvent {
  /// Stands for an absent time in [#millis].
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int COLUMNS = Column.all().size();
  private static final byte[] TRUE = {'t'};
  private static final byte[] FALSE = {'f'};

  private final byte[] row;

  /// Where the text of each column ends; it begins where the one before ends. Absent is empty.
  private final int[] ends;

  private final long eventTime;
  private final long sessionStartedAt;
  private final long credentialsExpiration;

  private IdentityEvent(Builder builder, int length) {
    this.row = new byte[length];
    this.ends = new int[COLUMNS];
    this.eventTime = builder.eventTime;
    this.sessionStartedAt = builder.sessionStartedAt;
    this.credentialsExpiration = builder.credentialsExpiration;
    int end = 0;
    for (int i = 0; i < COLUMNS; i++) {
      byte[] source = builder.sources[i];
      if (source != null) {
        int start = builder.starts[i];
        int bytes = builder.ends[i] - start;
        System.arraycopy(source, start, row, end, bytes);
        end += bytes;
      }
      ends[i] = end;
    }
  }

  private int start(int column) {
    return column == 0 ? 0 : ends[column - 1];
  }

  /// Whether a TEXT, JSON or BOOLEAN column has a value.
  public boolean has(Column column) {
    int i = column.ordinal();
    return start(i) < ends[i];
  }

  /// A TEXT or JSON column, null when absent.
  public @Nullable Utf8 utf8(Column column) {
    int i = column.ordinal();
    int start = start(i);
    return start == ends[i] ? null : new Utf8(row, start, ends[i]);
  }

  /// The bytes of a TEXT or JSON column, null when absent.
  public byte @Nullable [] toArray(Column column) {
    int i = column.ordinal();
    int start = start(i);
    return start == ends[i] ? null : Arrays.copyOfRange(row, start, ends[i]);
  }

  /// A TEXT or JSON column as text.
  public Optional<String> text(Column column) {
    return Optional.ofNullable(utf8(column)).map(Utf8::toString);
  }

  /// Whether a TEXT column holds this text.
  public boolean is(Column column, Utf8 text) {
    int i = column.ordinal();
    return Arrays.equals(row, start(i), ends[i], text.bytes(), text.start(), text.end());
  }

  /// A BOOLEAN column.
  public Optional<Boolean> flag(Column column) {
    int i = column.ordinal();
    int start = start(i);
    return start == ends[i] ? Optional.empty() : Optional.of(row[start] == TRUE[0]);
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
  public Utf8 id() {
    int i = Column.EVENT_ID.ordinal();
    return new Utf8(row, start(i), ends[i]);
  }

  /// Bytes of memory that it takes, roughly.
  public int weight() {
    return 96 + 4 * COLUMNS + row.length;
  }

  /// Collects the columns of one event; [#clear] makes it ready for the next. Texts are copied only
  /// by [#build]: until then the rows they lie in must stay as they are.
  public static final class Builder {
    private final byte[] @Nullable [] sources = new byte[COLUMNS][];
    private final int[] starts = new int[COLUMNS];
    private final int[] ends = new int[COLUMNS];
    private long eventTime = NO_TIME;
    private long sessionStartedAt = NO_TIME;
    private long credentialsExpiration = NO_TIME;

    public Builder clear() {
      Arrays.fill(sources, null);
      eventTime = NO_TIME;
      sessionStartedAt = NO_TIME;
      credentialsExpiration = NO_TIME;
      return this;
    }

    /// Fills a column with the text in `bytes[start, end)`; an empty text is an absent one.
    public Builder text(Column column, byte[] bytes, int start, int end) {
      int i = column.ordinal();
      sources[i] = start == end ? null : bytes;
      starts[i] = start;
      ends[i] = end;
      return this;
    }

    public Builder text(Column column, @Nullable Utf8 text) {
      if (text == null) {
        sources[column.ordinal()] = null;
        return this;
      }
      return text(column, text.bytes(), text.start(), text.end());
    }

    public Builder text(Column column, @Nullable String text) {
      return text(column, text == null ? null : Utf8.of(text));
    }

    public Builder flag(Column column, boolean value) {
      return text(column, value ? TRUE : FALSE, 0, 1);
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

    public @Nullable Utf8 utf8(Column column) {
      int i = column.ordinal();
      byte[] source = sources[i];
      return source == null ? null : new Utf8(source, starts[i], ends[i]);
    }

    public boolean has(Column column) {
      return sources[column.ordinal()] != null;
    }

    /// Whether a TEXT column holds this text.
    public boolean is(Column column, Utf8 text) {
      int i = column.ordinal();
      byte[] source = sources[i];
      return source != null
          && Arrays.equals(source, starts[i], ends[i], text.bytes(), text.start(), text.end());
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
      if (!has(Column.EVENT_ID) || eventTime == NO_TIME) {
        throw new IllegalArgumentException("an event needs an id and a time");
      }
      int length = 0;
      for (int i = 0; i < COLUMNS; i++) {
        if (sources[i] != null) {
          length += ends[i] - starts[i];
        }
      }
      return new IdentityEvent(this, length);
    }
  }
}
