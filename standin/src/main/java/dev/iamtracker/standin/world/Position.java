package dev.iamtracker.standin.world;

import java.time.Instant;
import java.util.Comparator;

/// The place of an event in the order of Event history: newest first, equal times by id.
public record Position(Instant time, String id) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::time).reversed().thenComparing(Position::id);

  /// Before all events of that time.
  public static Position before(Instant time) {
    return new Position(time, "");
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
