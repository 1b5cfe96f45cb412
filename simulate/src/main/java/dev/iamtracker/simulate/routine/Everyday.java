package dev.iamtracker.simulate.routine;

import java.util.List;

/// The mix of routines: who does how much.
public final class Everyday {
  /// A routine and how often it is begun, relative to the others.
  private record Share(Routine routine, double weight) {}

  private static final List<Share> MIX =
      List.of(
          new Share(new LinkedServices(), 34),
          new Share(new OwnServices(), 14),
          new Share(new Pods(), 12),
          new Share(new Delegations(), 10),
          new Share(new Robots(), 2),
          new Share(new Workforce(), 2.2),
          new Share(new ConsoleUsers(), 1.2),
          new Share(new TerminalUsers(), 0.9),
          new Share(new Pipelines(), 0.8),
          new Share(new Scanner(), 0.4),
          new Share(new Administration(), 0.03),
          new Share(new Deployments(), 0.02));

  private static final double TOTAL = MIX.stream().mapToDouble(Share::weight).sum();

  private Everyday() {}

  /// Begins something that may happen at this time; possibly nobody is there to do it.
  public static void happen(Shift shift, long second) {
    double drawn = shift.dice.fraction() * TOTAL;
    for (Share share : MIX) {
      drawn -= share.weight();
      if (drawn < 0) {
        share.routine().play(shift, second);
        return;
      }
    }
  }
}
