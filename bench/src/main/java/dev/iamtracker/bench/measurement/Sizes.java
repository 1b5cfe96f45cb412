package dev.iamtracker.bench.measurement;

/// Sizes that several measurements share.
final class Sizes {
  /// Memory that reading may take, whatever is read.
  static final double MOST_MEMORY = 1L << 30;

  /// The usual corpus: records, and the days they lie in.
  static final long USUAL_RECORDS = 300_000;

  static final int USUAL_DAYS = 30;

  static final double MEGABYTE = 1e6;

  private Sizes() {}
}
