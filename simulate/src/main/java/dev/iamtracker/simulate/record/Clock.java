package dev.iamtracker.simulate.record;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The two spellings of times in CloudTrail records; times are seconds since 1970.
public final class Clock {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm:ss a", Locale.US);

  private Clock() {}

  /// `2026-07-01T12:08:19Z`.
  public static String iso(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  /// `Jul 1, 2026, 12:08:19 PM`, as in the answers of STS and IAM.
  public static String words(long second) {
    return WORDS.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
  }

  /// The same with a narrow no-break space (U+202F) before AM or PM, as Identity Center writes it.
  public static String narrowWords(long second) {
    String words = words(second);
    return words.substring(0, words.length() - 3) + '\u202f' + words.substring(words.length() - 2);
  }
}
