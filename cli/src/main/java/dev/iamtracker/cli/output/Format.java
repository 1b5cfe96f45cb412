package dev.iamtracker.cli.output;

import java.util.Locale;

/// How an answer is written.
public enum Format {
  /// For people.
  TABLE,
  /// One array of objects.
  JSON,
  /// One object a line.
  NDJSON,
  /// RFC 4180, safe to open in a spreadsheet.
  CSV;

  /// The name a user types.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
