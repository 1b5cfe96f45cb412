package dev.iamtracker.bench.figure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One measured number of a measurement.
///
/// @param bar what it has to reach; null where there is no bar
/// @param goal what would be good
/// @param watched whether it may be held against that of another run or machine: ratios, memory and
///   sizes, but not seconds
public record Figure(
    String name,
    Unit unit,
    Spread spread,
    Better better,
    @Nullable Double bar,
    @Nullable Double goal,
    boolean watched) {

  /// A number for information.
  public static Figure of(String name, Unit unit, Spread spread) {
    return new Figure(name, unit, spread, Better.LOWER, null, null, false);
  }

  public static Figure of(String name, Unit unit, double value) {
    return of(name, unit, Spread.of(value));
  }

  /// A number that is the same every time.
  public static Figure exact(String name, Unit unit, long value) {
    return of(name, unit, (double) value);
  }

  public Figure watched(Better direction) {
    return new Figure(name, unit, spread, direction, bar, goal, true);
  }

  public Figure atMost(double limit) {
    return new Figure(name, unit, spread, Better.LOWER, limit, goal, watched);
  }

  public Figure atLeast(double limit) {
    return new Figure(name, unit, spread, Better.HIGHER, limit, goal, watched);
  }

  public Figure withGoal(double limit) {
    return new Figure(name, unit, spread, better, bar, limit, watched);
  }

  /// Whether the bar is reached; empty where there is none.
  public Optional<Boolean> reached() {
    return bar == null ? Optional.empty() : Optional.of(within(bar));
  }

  /// Whether the goal is reached; empty where there is none.
  public Optional<Boolean> reachedGoal() {
    return goal == null ? Optional.empty() : Optional.of(within(goal));
  }

  private boolean within(double limit) {
    return better == Better.LOWER ? decisive() <= limit : decisive() >= limit;
  }

  /// Memory has to suffice every time; of everything else the median counts.
  public double decisive() {
    return unit == Unit.BYTES ? spread.most() : spread.median();
  }
}
