package dev.iamtracker.bench.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// One thing measured several times.
///
/// @param runs how many times
public record Spread(double median, double least, double most, int runs) {
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  public static <T> Spread of(Collection<T> things, ToDoubleFunction<T> value) {
    return of(things.stream().mapToDouble(value).toArray());
  }

  /// The ratios of what was measured side by side: the first of ours to the first of theirs, and so
  /// on. Whatever slows both down at once does not show in them.
  public static <T> Spread ofRatios(List<T> ours, List<T> theirs, ToDoubleFunction<T> value) {
    if (ours.size() != theirs.size()) {
      throw new IllegalArgumentException(
          "no pairs: %d and %d".formatted(ours.size(), theirs.size()));
    }
    return of(
        IntStream.range(0, ours.size())
            .mapToDouble(i -> value.applyAsDouble(ours.get(i)) / value.applyAsDouble(theirs.get(i)))
            .toArray());
  }

  /// The same in another unit.
  public Spread times(double factor) {
    return new Spread(median * factor, least * factor, most * factor, runs);
  }

  /// An amount for each of these: work per time from times per work.
  public Spread per(double amount) {
    return new Spread(amount / median, amount / most, amount / least, runs);
  }
}
