package dev.iamtracker.standin.world;

import dev.iamtracker.simulate.record.Dice;
import java.time.Duration;

/// How long events need until a lookup finds them: each its own time, so they come out of order.
///
/// @param least of ordinary events
/// @param most of ordinary events
/// @param lateShare of events, 0 to 1, that need up to `latest` instead
public record Delays(long seed, Duration least, Duration most, double lateShare, Duration latest) {
  /// Everything shows at once.
  public static final Delays NONE = new Delays(0, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);

  /// 1 to 15 minutes.
  public static Delays usual(long seed) {
    return new Delays(
        seed, Duration.ofMinutes(1), Duration.ofMinutes(15), 0, Duration.ofMinutes(15));
  }

  public Delays withLate(double share, Duration most) {
    return new Delays(seed, least, this.most, share, most);
  }

  /// The same event with the time it shows; equal for equal seeds and ids.
  public Happened applied(Happened event) {
    return event.withVisibleAt(event.time().plus(of(event.id())));
  }

  private Duration of(String id) {
    Dice dice = Dice.of(seed, id.hashCode());
    boolean late = dice.chance(lateShare);
    Duration from = late ? most : least;
    Duration to = late ? latest : most;
    return from.plusMillis((long) (dice.fraction() * to.minus(from).toMillis()));
  }
}
