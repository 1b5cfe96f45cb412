package dev.iamtracker.simulate;

import java.util.ArrayList;
import java.util.List;

/// Cuts the time of a simulation into stretches that fill delivery files well.
///
/// @param seconds length of a bucket; buckets begin at multiples of it
record Buckets(long start, long end, long seconds) {
  private static final int[] MINUTES = {5, 10, 15, 30, 60, 120, 180, 360, 720, 1440};
  private static final int WORTHWHILE = 2_500;
  private static final int SECONDS_PER_DAY = 86_400;

  static Buckets of(SimulationPlan plan) {
    double perAccountAndMinute = (double) plan.events() / plan.accounts() / plan.days() / (24 * 60);
    int chosen = MINUTES[MINUTES.length - 1];
    for (int minutes : MINUTES) {
      if (perAccountAndMinute * minutes >= WORTHWHILE) {
        chosen = minutes;
        break;
      }
    }
    return new Buckets(plan.start().getEpochSecond(), plan.end().getEpochSecond(), chosen * 60L);
  }

  /// When each bucket begins, the first perhaps before the start.
  List<Long> beginnings() {
    List<Long> all = new ArrayList<>();
    for (long begin = beginningOf(start); begin < end; begin += seconds) {
      all.add(begin);
    }
    return all;
  }

  long beginningOf(long second) {
    return Math.floorDiv(second, seconds) * seconds;
  }

  long firstSecond(long beginning) {
    return Math.max(start, beginning);
  }

  /// The second after the last one of a bucket.
  long limit(long beginning) {
    return Math.min(end, beginning + seconds);
  }

  /// Spreads events over the buckets by the load of the hours.
  ///
  /// @return for each bucket how many, in the order of [#beginnings()]
  long[] spread(long events) {
    List<Long> beginnings = beginnings();
    double[] weights = new double[beginnings.size()];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(beginnings.get(i));
      total += weights[i];
    }
    long[] counts = new long[weights.length];
    double sum = 0;
    long given = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      long due = i == weights.length - 1 ? events : Math.round(events * (sum / total));
      counts[i] = due - given;
      given = due;
    }
    return counts;
  }

  private double weight(long beginning) {
    long step = Math.min(seconds, 900);
    double weight = 0;
    for (long at = firstSecond(beginning); at < limit(beginning); at += step) {
      weight += Load.at(at) * Math.min(step, limit(beginning) - at);
    }
    return weight / SECONDS_PER_DAY;
  }
}
