package dev.iamtracker.bench.corpus;

import dev.iamtracker.simulate.SimulationPlan;
import java.time.Instant;

/// How to make a corpus.
///
/// @param events how many the simulation plays
/// @param identityPercent share of identity events in the simulation
/// @param otherPercent share of records of other sources in what is kept of it; 0 keeps everything
public record Recipe(long events, int days, int identityPercent, int otherPercent) {
  private static final Instant END = Instant.parse("2026-11-23T00:00:00Z");
  private static final int USUAL_PERCENT = 85;
  private static final int LEAST_PERCENT = 50;

  /// What `iat simulate` writes.
  public static Recipe simulation(long events, int days) {
    return new Recipe(events, days, USUAL_PERCENT, 0);
  }

  /// The same with nothing but identity events.
  public static Recipe identity(long events, int days) {
    return new Recipe(events, days, 100, 0);
  }

  /// About so many records, most or all of them of sources that the tracker does not keep.
  public static Recipe others(long records, int days, int otherPercent) {
    long others = records * otherPercent / 100;
    return new Recipe(others * 100 / (100 - LEAST_PERCENT), days, LEAST_PERCENT, otherPercent);
  }

  SimulationPlan plan() {
    SimulationPlan usual = SimulationPlan.defaults(END);
    return new SimulationPlan(
        usual.seed(),
        events,
        days,
        END,
        usual.accounts(),
        usual.regions(),
        usual.stories(),
        identityPercent);
  }

  /// The first instant of the corpus, and the first after it.
  public Instant start() {
    return plan().start();
  }

  public Instant end() {
    return END;
  }

  /// What to type for the same files.
  String text() {
    String simulation =
        "`iat simulate --events %d --days %d --end 2026-11-22".formatted(events, days)
            + (identityPercent == USUAL_PERCENT ? "" : " --identity-percent " + identityPercent)
            + "`";
    return otherPercent == 0
        ? simulation
        : simulation + ", thinned out until " + otherPercent + " % are of other sources";
  }

  String folderName() {
    return "%d-events-%d-days-%d-identity-%d-others"
        .formatted(events, days, identityPercent, otherPercent);
  }
}
