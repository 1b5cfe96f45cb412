package dev.iamtracker.simulate;

import java.util.Comparator;

/// Account and region: what CloudTrail writes files for.
record Stream(String account, String region) implements Comparable<Stream> {
  private static final Comparator<Stream> ORDER =
      Comparator.comparing(Stream::account).thenComparing(Stream::region);

  @Override
  public int compareTo(Stream other) {
    return ORDER.compare(this, other);
  }
}
