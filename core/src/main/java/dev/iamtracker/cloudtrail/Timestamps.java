package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.event.IdentityEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The spellings of a time that CloudTrail uses.
///
/// `2026-07-01T12:08:19Z` nearly everywhere, with fractions or an offset now and then;
/// `20131102T010628Z` in old session contexts; `Jul 1, 2026, 12:08:19 PM` in credentials, with a
/// space or U+202F before PM, in older records without the second comma.
final class Timestamps {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX", Locale.ROOT);
  private static final DateTimeFormatter OFFSET_WITHOUT_COLON =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS]X", Locale.ROOT);
  private static final DateTimeFormatter WORDS =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("MMM d, uuuu[,] h:mm:ss a")
          .toFormatter(Locale.ENGLISH);

  /// Four letters each, as [#words] meets them.
  private static final String MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";

  private Timestamps() {}

  /// Whether the bytes are spelled as [#canonical] spells times.
  static boolean isCanonical(byte[] text, int start, int end) {
    return end - start == 20
        && text[start + 4] == '-'
        && text[start + 7] == '-'
        && text[start + 10] == 'T'
        && text[start + 13] == ':'
        && text[start + 16] == ':'
        && text[start + 19] == 'Z';
  }

  /// The time as `2026-07-01T12:08:19Z`.
  static String canonical(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// Milliseconds since 1970, [IdentityEvent#NO_TIME] for what is no time.
  static long parse(byte[] text, int start, int end) {
    if (isCanonical(text, start, end)) {
      return millis(
          digits(text, start, 4),
          digits(text, start + 5, 2),
          digits(text, start + 8, 2),
          digits(text, start + 11, 2),
          digits(text, start + 14, 2),
          digits(text, start + 17, 2));
    }
    long words = words(text, start, end);
    return words != IdentityEvent.NO_TIME ? words : parse(text(text, start, end));
  }

  private static String text(byte[] text, int start, int end) {
    return new String(text, start, end - start, UTF_8);
  }

  /// `Jul 1, 2026, 12:08:19 PM` as it is spelled nearly always; anything else is left to a
  /// formatter.
  private static long words(byte[] text, int start, int end) {
    int month = end - start < 22 ? -1 : MONTHS.indexOf(new String(text, start, 4, UTF_8));
    if (month < 0 || month % 4 != 0) {
      return IdentityEvent.NO_TIME;
    }
    int comma = start + (text[start + 5] == ',' ? 5 : 6);
    int hours = comma + (text[comma + 6] == ',' ? 8 : 7);
    int clock = hours + (text[hours + 1] == ':' ? 1 : 2);
    if (clock + 9 != end
        || text[comma] != ','
        || text[comma + 1] != ' '
        || text[hours - 1] != ' '
        || text[clock] != ':'
        || text[clock + 3] != ':'
        || text[clock + 6] != ' '
        || text[clock + 8] != 'M'
        || (text[clock + 7] != 'A' && text[clock + 7] != 'P')) {
      return IdentityEvent.NO_TIME;
    }
    int hour = digits(text, hours, clock - hours);
    if (hour < 1 || hour > 12) {
      return IdentityEvent.NO_TIME;
    }
    return millis(
        digits(text, comma + 2, 4),
        month / 4 + 1,
        digits(text, start + 4, comma - start - 4),
        hour % 12 + (text[clock + 7] == 'P' ? 12 : 0),
        digits(text, clock + 1, 2),
        digits(text, clock + 4, 2));
  }

  private static long millis(int year, int month, int day, int hour, int minute, int second) {
    if ((year | month | day | hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return IdentityEvent.NO_TIME;
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay() * 86_400_000L
          + hour * 3_600_000L
          + minute * 60_000L
          + second * 1000L;
    } catch (DateTimeException e) {
      return IdentityEvent.NO_TIME;
    }
  }

  private static int digits(byte[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static long parse(String raw) {
    String text = raw.replace('\u202f', ' ').replace('\u00a0', ' ').strip();
    if (text.isEmpty() || text.length() > 40) {
      return IdentityEvent.NO_TIME;
    }
    try {
      if (Character.isLetter(text.charAt(0))) {
        return LocalDateTime.parse(text, WORDS).toInstant(ZoneOffset.UTC).toEpochMilli();
      }
      if (text.indexOf('-') < 0) {
        return OffsetDateTime.parse(text, BASIC).toInstant().toEpochMilli();
      }
      String iso = text.replace(' ', 'T');
      int time = iso.indexOf('T');
      if (time > 0
          && !iso.endsWith("Z")
          && iso.indexOf('+', time) < 0
          && iso.indexOf('-', time) < 0) {
        iso += "Z";
      }
      return iso.matches(".*[+-]\\d{4}")
          ? OffsetDateTime.parse(iso, OFFSET_WITHOUT_COLON).toInstant().toEpochMilli()
          : OffsetDateTime.parse(iso).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return IdentityEvent.NO_TIME;
    }
  }
}
