package dev.iamtracker.bench.figure;

import java.util.Locale;

/// Numbers as people read them.
public final class Amounts {
  private static final double MEGABYTE = 1e6;
  private static final double MEBIBYTE = 1 << 20;

  private Amounts() {}

  /// With its unit.
  public static String of(Unit unit, double value) {
    return switch (unit) {
      case RATIO -> rounded(value) + " ×";
      case SECONDS -> value < 0.1 ? rounded(value * 1e3) + " ms" : rounded(value) + " s";
      case NANOSECONDS -> rounded(value) + " ns";
      case BYTES -> rounded(value / MEBIBYTE) + " MiB";
      case MEGABYTES_PER_SECOND -> rounded(value) + " MB/s";
      case EVENTS_PER_SECOND -> count(Math.round(value)) + " events/s";
      case COUNT -> count(Math.round(value));
    };
  }

  /// With separators: `1,000,000`.
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// Millions of bytes.
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGABYTE);
  }

  private static String rounded(double value) {
    String format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
