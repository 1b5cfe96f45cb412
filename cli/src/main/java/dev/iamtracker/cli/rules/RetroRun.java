package dev.iamtracker.cli.rules;

import dev.iamtracker.alert.AlertPolicy;
import dev.iamtracker.alert.Alerting;
import dev.iamtracker.alert.Occasion;
import dev.iamtracker.cli.alerts.LocalAlerts;
import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.Progress;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.Settings;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.home.LakeMarking;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.hunt.RetroHunt;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.suppression.Suppressions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Stores what rules find in events that were stored before, and marks these events.
record RetroRun(LocalAnswers answers, Settings settings, Terminal terminal) {

  /// @param tell whether people are told of new findings
  /// @return segments that could not be read, each in words
  List<String> run(Rules rules, Set<String> wanted, Instant from, Instant to, boolean tell) {
    var alerts = new LocalAlerts(answers.options().home(), settings, terminal, answers.clock());
    Suppressions suppressions = alerts.suppressions();
    LocalLake lake = answers.lake();
    var hunt = new RetroHunt(rules, wanted, from, to);
    var damaged = new ArrayList<String>();
    try (LakeMarking marking = lake.mark("rules backtest --write")) {
      mark(marking, hunt, from, to, damaged);
      var alerting =
          new Alerting(
              AlertPolicy.of(settings.alerting()),
              suppressions,
              marking.alerts(),
              alerts.channelNames(),
              tell ? Occasion.RETRO_TOLD : Occasion.RETRO,
              marking.id(),
              answers.clock().instant());
      var found = new ArrayList<Findings>();
      marking.commit(
          () -> {
            Findings fresh =
                hunt.find(marking.events(), marking.alerts().findings(), alerting::add);
            found.add(fresh.with(alerting.finish().alerts(), wanted.size(), List.of(), List.of()));
          });
      say(marking, found.getFirst());
    }
    if (tell) {
      alerts.afterRun(lake).forEach(one -> say("Alerts through " + one));
    }
    return damaged;
  }

  private void mark(
      LakeMarking marking, RetroHunt hunt, Instant from, Instant to, List<String> damaged) {
    List<Segment> segments = marking.between(from, to);
    long bytes = segments.stream().mapToLong(Segment::bytes).sum();
    long done = 0;
    long events = 0;
    try (var progress = new Progress(terminal, answers.clock())) {
      for (Segment segment : segments) {
        String fault = marking.mark(segment, hunt.marks());
        if (!fault.isEmpty()) {
          damaged.add(fault);
        }
        done += segment.bytes();
        events += segment.rows();
        progress.update(done, bytes, events);
      }
    }
  }

  private void say(LakeMarking marking, Findings found) {
    say(
        Figures.count(found.total(), "new finding")
            + ", "
            + Figures.count(marking.markedEvents(), "event")
            + " marked in "
            + Figures.count(marking.markedSegments(), "segment")
            + ", "
            + Figures.count(found.alerts(), "alert")
            + "; `iat alerts` lists findings");
  }

  private void say(String line) {
    terminal.err().println(SafeText.of(line));
    terminal.err().flush();
  }
}
