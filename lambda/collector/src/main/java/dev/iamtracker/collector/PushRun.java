package dev.iamtracker.collector;

import dev.iamtracker.finding.Findings;
import dev.iamtracker.run.RecordFeed;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.track.CollectedEvents;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One pushed event on its way into the tables, and to people if it is worth an alert. What was
/// read of event history does not change by it.
record PushRun(OpenStack stack) {

  RunSummary take(PushedEvent event) {
    Instant start = stack.timing().instant();
    RunDetection detection =
        CollectedEvents.detection(
            stack.library().rules(), stack.alarms().audience(), List.of(), start);
    try (TrackedRun run = stack.tables().begin("push")) {
      var feed =
          new RecordFeed(CollectedEvents.plan(stack.settings().filtering(), detection, start), run);
      feed.read(event.name(), event.record());
      RunSummary read = feed.summary(Duration.ZERO);
      Findings findings = Findings.NONE;
      if (read.stored() > 0 || read.quarantined() > 0) {
        Findings[] found = {Findings.NONE};
        run.commit(
            () -> {
              found[0] = detection.find(run, /* last= */ false);
              return Counted.of(read.with(found[0]), took(start)).line();
            });
        findings = found[0];
      }
      // Of an event that is there already an alert may be left: whoever brought it died.
      boolean due = read.stored() + read.duplicates() > 0;
      findings = due ? findings.sent(stack.send()) : findings;
      return feed.summary(took(start)).with(findings);
    }
  }

  private Duration took(Instant start) {
    return Duration.between(start, stack.timing().instant());
  }
}
