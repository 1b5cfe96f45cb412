package dev.iamtracker.cli.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Figures for people; the same in every locale.
public final class Figures {
  private static final String[] SIZES = {"kB", "MB", "GB", "TB", "PB"};
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private Figures() {}

  /// `1,234,567`.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 file`, `2 files`, `0 files`.
  public static String count(long number, String one, String many) {
    return count(number) + ' ' + (number == 1 ? one : many);
  }

  /// `count(number, one, one + "s")`.
  public static String count(long number, String one) {
    return count(number, one, one + 's');
  }

  /// `999 B`, `1.2 kB`, `478 MB`: decimal units, two or three digits.
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    while (size >= 999.5 && unit < SIZES.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, size < 9.95 ? "%.1f %s" : "%.0f %s", size, SIZES[unit]);
  }

  /// `34 ms`, `1.2 s`, `45 s`, `2 min 5 s`, `1 h 2 min`, `3 d 4 h`.
  public static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 9_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  /// `2026-11-22 10:00:00`, UTC.
  public static String moment(Instant instant) {
    return MOMENT.format(instant.atOffset(ZoneOffset.UTC));
  }

  /// `2026-11-22T10:00:00.000Z`, for programs.
  public static String exact(LocalDateTime utc) {
    return EXACT.format(utc);
  }

  /// `2026-11-22T10:00:00.000Z`, for programs.
  public static String exact(Instant instant) {
    return EXACT.format(instant.atOffset(ZoneOffset.UTC));
  }

  /// `62 %`; something is never 0 %, and not everything never 100 %.
  public static String share(long part, long whole) {
    if (part <= 0 || whole <= 0) {
      return "0 %";
    }
    if (part >= whole) {
      return "100 %";
    }
    long percent = Math.round(100.0 * part / whole);
    if (percent == 0) {
      return "<1 %";
    }
    return percent == 100 ? ">99 %" : percent + " %";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String first = count(large) + ' ' + largeUnit;
    return small == 0 ? first : first + ' ' + small + ' ' + smallUnit;
  }
}
