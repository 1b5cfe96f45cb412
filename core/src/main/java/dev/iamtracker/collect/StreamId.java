package dev.iamtracker.collect;

import java.util.Comparator;

/// A stream of event history, the unit that is collected: what one event source wrote in one region
/// of one account.
///
/// @param account 12 digits
/// @param region such as `eu-west-1`
/// @param source such as `iam.amazonaws.com`
public record StreamId(String account, String region, String source)
    implements Comparable<StreamId> {
  private static final Comparator<StreamId> ORDER =
      Comparator.comparing(StreamId::account)
          .thenComparing(StreamId::region)
          .thenComparing(StreamId::source);

  /// What shares a quota: all streams of a region of an account.
  public Place place() {
    return new Place(account, region);
  }

  /// A region of an account.
  public record Place(String account, String region) {
    @Override
    public String toString() {
      return account + "/" + region;
    }
  }

  @Override
  public int compareTo(StreamId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return account + "/" + region + "/" + source;
  }
}
