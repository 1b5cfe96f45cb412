package dev.iamtracker.collector;

import dev.iamtracker.finding.Findings;
import dev.iamtracker.finding.Level;
import dev.iamtracker.run.RunSummary;
import java.time.Duration;

/// What became of records, as the beginning of an answer.
final class Counted {
  private Counted() {}

  /// @param time that all of it took
  static JsonObject of(RunSummary run, Duration time) {
    Findings findings = run.findings();
    var levels = new JsonObject();
    for (Level level : Level.values()) {
      levels.number(level.text(), findings.of(level));
    }
    return new JsonObject()
        .number("total_events_processed", run.stored())
        .number("total_events_filtered", run.filtered().total())
        .seconds("execution_time_seconds", time)
        .number("records", run.records())
        .number("duplicates", run.duplicates())
        .number("other_sources", run.otherSources())
        .number("quarantined", run.quarantined())
        .number("findings", findings.total())
        .object("findings_by_level", levels)
        .number("alerts", findings.alerts())
        .texts("alerts_undelivered", findings.undelivered())
        .number("rules", findings.rules())
        .texts("rules_left_out", findings.leftOut());
  }
}
