package dev.iamtracker.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One CloudTrail record as the columns of [Column]: who did what, when, from where and with what
/// result.
///
/// All texts lie one behind the other in one row of UTF-8 bytes: they go from a log file into a
/// column file without ever becoming a `String`. Immutable, provided nobody writes into the row; an
/// event of an [EventPage] is good as long as the page.
public final class IdentityEvent {
  /// Stands for an absent time in [#millis].
  public static final long NO_TIME = Long.MIN_VALUE;

  static final int COLUMNS = Column.all().size();
  static final int TIMES = 4;

  /// A bit for each column.
  private static final long ALL = -1L >>> (Long.SIZE - COLUMNS);

  private static final byte[] TRUE = {'t'};
  private static final byte[] FALSE = {'f'};

  /// Texts, those of other events perhaps among them.
  private final byte[] row;

  /// Where in `row` the text of each column ends; it begins where the one before ends. Absent is
  /// empty. The columns of this event begin at `column`, its texts at `start`.
  private final int[] ends;

  private final int column;
  private final int start;
  private final long eventTime;
  private final long sessionStartedAt;
  private final long credentialsExpiration;
  private final long ingestedAt;
  private final long doubtful;

  private IdentityEvent(Builder builder, int length) {
    this.doubtful = builder.doubtful;
    this.row = new byte[length];
    this.ends = new int[COLUMNS];
    this.column = 0;
    this.start = 0;
    this.eventTime = builder.eventTime;
    this.sessionStartedAt = builder.sessionStartedAt;
    this.credentialsExpiration = builder.credentialsExpiration;
    this.ingestedAt = builder.ingestedAt;
    int end = 0;
    for (int i = 0; i < COLUMNS; i++) {
      byte[] source = builder.sources[i];
      if (source != null) {
        int from = builder.starts[i];
        int bytes = builder.ends[i] - from;
        System.arraycopy(source, from, row, end, bytes);
        end += bytes;
      }
      ends[i] = end;
    }
  }

  private IdentityEvent(IdentityEvent other, Map<Column, Utf8> texts) {
    this.doubtful = other.doubtful;
    int length = other.textBytes();
    for (var text : texts.entrySet()) {
      int i = text.getKey().ordinal();
      length += text.getValue().length() - (other.end(i) - other.start(i));
    }
    this.row = new byte[length];
    this.ends = new int[COLUMNS];
    this.column = 0;
    this.start = 0;
    this.eventTime = other.eventTime;
    this.sessionStartedAt = other.sessionStartedAt;
    this.credentialsExpiration = other.credentialsExpiration;
    this.ingestedAt = other.ingestedAt;
    int done = 0;
    int end = 0;
    for (var change : new EnumMap<>(texts).entrySet()) {
      int changed = change.getKey().ordinal();
      Utf8 text = change.getValue();
      end = copy(other, done, changed, end);
      System.arraycopy(text.bytes(), text.start(), row, end, text.length());
      end += text.length();
      ends[changed] = end;
      done = changed + 1;
    }
    copy(other, done, COLUMNS, end);
  }

  /// Copies the texts of columns that follow each other.
  ///
  /// @param target where the first of them goes
  /// @return where the last of them ends
  private int copy(IdentityEvent other, int from, int to, int target) {
    int start = other.start(from);
    for (int i = from; i < to; i++) {
      ends[i] = other.end(i) - start + target;
    }
    int length = from == to ? 0 : other.end(to - 1) - start;
    System.arraycopy(other.row, start, row, target, length);
    return target + length;
  }

  /// The event that lies on a page.
  IdentityEvent(EventPage page, int index) {
    this.doubtful = ALL;
    this.row = page.row;
    this.ends = page.ends;
    this.column = index * COLUMNS;
    this.start = column == 0 ? 0 : ends[column - 1];
    this.eventTime = page.times[index * TIMES];
    this.sessionStartedAt = page.times[index * TIMES + 1];
    this.credentialsExpiration = page.times[index * TIMES + 2];
    this.ingestedAt = page.times[index * TIMES + 3];
  }

  void copyTo(EventPage page, int index, int target) {
    System.arraycopy(row, start, page.row, target, textBytes());
    int first = index * COLUMNS;
    for (int i = 0; i < COLUMNS; i++) {
      page.ends[first + i] = ends[column + i] - start + target;
    }
    page.times[index * TIMES] = eventTime;
    page.times[index * TIMES + 1] = sessionStartedAt;
    page.times[index * TIMES + 2] = credentialsExpiration;
    page.times[index * TIMES + 3] = ingestedAt;
  }

  /// Bytes of all texts together.
  int textBytes() {
    return ends[column + COLUMNS - 1] - start;
  }

  private int start(int i) {
    return i == 0 ? start : ends[column + i - 1];
  }

  private int end(int i) {
    return ends[column + i];
  }

  /// The same event with another text in a column, in memory of its own; null or an empty text
  /// leaves the column without a value.
  ///
  /// @throws IllegalArgumentException for a column that is not TEXT, and for an event without id
  public IdentityEvent with(Column column, @Nullable Utf8 text) {
    return with(Map.of(column, text == null ? Utf8.EMPTY : text));
  }

  /// The same event with other texts in some columns, in memory of its own; an empty text leaves
  /// its column without a value.
  ///
  /// @throws IllegalArgumentException for a column that is not TEXT, and for an event without id
  public IdentityEvent with(Map<Column, Utf8> texts) {
    texts.forEach(
        (each, text) -> {
          if (each.type() != ColumnType.TEXT || (each == Column.EVENT_ID && text.length() == 0)) {
            throw new IllegalArgumentException("no text for this column: " + each);
          }
        });
    return texts.isEmpty() ? this : new IdentityEvent(this, texts);
  }

  /// Whether a TEXT, JSON or BOOLEAN column has a value.
  public boolean has(Column column) {
    int i = column.ordinal();
    return start(i) < end(i);
  }

  /// A TEXT or JSON column, null when absent.
  public @Nullable Utf8 utf8(Column column) {
    int i = column.ordinal();
    int start = start(i);
    return start == end(i) ? null : new Utf8(row, start, end(i));
  }

  /// The bytes of a TEXT or JSON column, null when absent.
  public byte @Nullable [] toArray(Column column) {
    int i = column.ordinal();
    int start = start(i);
    return start == end(i) ? null : Arrays.copyOfRange(row, start, end(i));
  }

  /// A TEXT or JSON column as text.
  public Optional<String> text(Column column) {
    return Optional.ofNullable(utf8(column)).map(Utf8::toString);
  }

  /// Whether a TEXT column holds this text.
  public boolean is(Column column, Utf8 text) {
    int i = column.ordinal();
    return Arrays.equals(row, start(i), end(i), text.bytes(), text.start(), text.end());
  }

  /// A BOOLEAN column.
  public Optional<Boolean> flag(Column column) {
    int i = column.ordinal();
    int start = start(i);
    return start == end(i) ? Optional.empty() : Optional.of(row[start] == TRUE[0]);
  }

  /// A TIME column in milliseconds since 1970, [#NO_TIME] when absent; `ingested_at` is absent
  /// until the event comes out of a store that knows it.
  public long millis(Column column) {
    return switch (column) {
      case EVENT_TIME -> eventTime;
      case SESSION_STARTED_AT -> sessionStartedAt;
      case CREDENTIALS_EXPIRATION -> credentialsExpiration;
      case INGESTED_AT -> ingestedAt;
      default -> NO_TIME;
    };
  }

  /// Whether the record may hold something else in the field of a column than the column gives
  /// back; then `extra` has it.
  public boolean isDoubtful(Column column) {
    return (doubtful & 1L << column.ordinal()) != 0;
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
    return new Utf8(row, start(i), end(i));
  }

  /// Bytes of memory that it takes, roughly.
  public int weight() {
    return 112 + 4 * COLUMNS + textBytes();
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
    private long ingestedAt = NO_TIME;
    private long doubtful = ALL;

    public Builder clear() {
      Arrays.fill(sources, null);
      eventTime = NO_TIME;
      sessionStartedAt = NO_TIME;
      credentialsExpiration = NO_TIME;
      ingestedAt = NO_TIME;
      doubtful = ALL;
      return this;
    }

    /// Says of which columns `extra` holds another value, as a bit for each by its ordinal. Nobody
    /// knows until it is said.
    public Builder doubtful(long columns) {
      doubtful = columns;
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
        case INGESTED_AT -> ingestedAt = millis;
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
        case INGESTED_AT -> ingestedAt;
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
