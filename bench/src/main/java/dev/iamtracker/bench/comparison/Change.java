package dev.iamtracker.bench.comparison;

import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;

/// One figure, then and now.
public record Change(String measurement, Figure then, Figure now) {

  /// @param tolerance how much worse is no matter: 0.15 for 15 %
  public Verdict verdict(double tolerance) {
    boolean lower = now.better() == Better.LOWER;
    if (isAbove(now.spread(), then.spread(), tolerance)) {
      return lower ? Verdict.WORSE : Verdict.BETTER;
    }
    if (isAbove(then.spread(), now.spread(), tolerance)) {
      return lower ? Verdict.BETTER : Verdict.WORSE;
    }
    return Verdict.SAME;
  }

  /// Ranges that touch tell nothing, however far the medians are apart.
  private static boolean isAbove(Spread high, Spread low, double tolerance) {
    return high.median() > low.median() * (1 + tolerance) && high.least() > low.most();
  }
}
