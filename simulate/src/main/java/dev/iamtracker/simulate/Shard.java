package dev.iamtracker.simulate;

import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.routine.Everyday;
import dev.iamtracker.simulate.routine.Shift;
import java.util.List;
import java.util.Map;

/// The everyday events of one account in one bucket of time: needs nothing from other shards, so
/// all can be made at once and in any order.
final class Shard {
  private final Buckets buckets;
  private final long beginning;
  private final long events;
  private final Dice dice;
  private final Tape tape;
  private final Shift shift;

  Shard(
      SimulationPlan plan,
      Company company,
      Account account,
      Buckets buckets,
      long beginning,
      long events) {
    this.buckets = buckets;
    this.beginning = beginning;
    this.events = events;
    dice = Dice.of(plan.seed(), beginning, Long.parseLong(account.id()));
    tape = new Tape(buckets, dice, events, plan.identityPercent() / 100.0);
    shift = new Shift(company, account, dice, tape, tape);
  }

  /// The records by stream; some happen or are delivered after the end of the bucket.
  Map<Stream, List<Delivered>> play() {
    long first = buckets.firstSecond(beginning);
    int length = (int) (buckets.limit(beginning) - first);
    while (tape.events() < events) {
      long second = first + dice.below(length);
      if (dice.fraction() < Load.at(second)) {
        Everyday.happen(shift, second);
      }
    }
    return tape.streams();
  }
}
