package dev.iamtracker.simulate;

/// How busy the company is by hour of the day (UTC) and day of the week.
final class Load {
  private static final double[] BY_HOUR = {
    .45, .42, .40, .40, .42, .48, .60, .78, .90, .97, 1, .98, .92, .97, 1, 1, .97, .92, .85, .78,
    .72, .66, .58, .50
  };
  private static final double AT_WEEKENDS = 0.55;
  private static final int THURSDAY = 3;

  private Load() {}

  /// Between 0 and 1.
  static double at(long second) {
    long day = Math.floorDiv(second, 86_400L);
    int hour = (int) (Math.floorMod(second, 86_400L) / 3600);
    boolean weekend = Math.floorMod(day + THURSDAY, 7) >= 5;
    return BY_HOUR[hour] * (weekend ? AT_WEEKENDS : 1);
  }
}
