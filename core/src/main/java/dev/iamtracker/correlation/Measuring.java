package dev.iamtracker.correlation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/// Adds up, averages or ranks the numbers of a field in a window; values that are no numbers do not
/// take part.
record Measuring(long timespan, Measure measure, DoublePredicate condition) implements Trigger {

  /// What is made of the numbers, of which there is at least one.
  @FunctionalInterface
  interface Measure {
    double of(double[] numbers);
  }

  static double sum(double[] numbers) {
    return Arrays.stream(numbers).sum();
  }

  static double average(double[] numbers) {
    return sum(numbers) / numbers.length;
  }

  /// The number below which so many percent of the others lie, between two of them if need be.
  static double percentile(double[] numbers, double percent) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public BitSet completed(List<Match> matches) {
    var completed = new BitSet();
    int first = 0;
    for (int last = 0; last < matches.size(); ) {
      long now = matches.get(last).millis();
      int next = last;
      while (next < matches.size() && matches.get(next).millis() == now) {
        next++;
      }
      while (matches.get(first).millis() < now - timespan) {
        first++;
      }
      double[] numbers =
          matches.subList(first, next).stream().flatMapToDouble(Measuring::number).toArray();
      if (numbers.length > 0 && condition.test(measure.of(numbers))) {
        completed.set(last, next);
      }
      last = next;
    }
    return completed;
  }

  private static DoubleStream number(Match match) {
    try {
      return match.value() == null
          ? DoubleStream.empty()
          : DoubleStream.of(Double.parseDouble(match.value()));
    } catch (NumberFormatException e) {
      return DoubleStream.empty();
    }
  }
}
