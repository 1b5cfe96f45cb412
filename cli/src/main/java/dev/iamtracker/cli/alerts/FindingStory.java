package dev.iamtracker.cli.alerts;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.answer.RecordPrinter;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.ResultPrinter;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.query.EventLookup;
import dev.iamtracker.query.QueryEngine;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/// The event of a finding, and what its actor did around it.
record FindingStory(LocalAnswers answers, Terminal terminal) {
  private static final List<String> COLUMNS =
      List.of("event_time", "event_name", "outcome", "error_code", "source_ip");
  private static final Duration AROUND = Duration.ofHours(1);
  private static final int MOST_EVENTS = 30;
  private static final int MOST_LINES = 80;

  void print(Finding finding) {
    Finding.Episode episode = finding.episode();
    Instant end = episode == null ? finding.time() : episode.last();
    String actor = finding.session().isEmpty() ? finding.actor() : finding.session();
    try (QueryEngine engine = answers.engine(Duration.ofMinutes(1))) {
      heading(episode == null ? "The event" : "The first event");
      event(engine, finding);
      if (!actor.isEmpty()) {
        heading("What " + SafeText.of(actor) + " did around it");
        story(engine, actor, new TimeWindow(finding.time().minus(AROUND), end.plus(AROUND)));
      }
    }
  }

  private void event(QueryEngine engine, Finding finding) {
    var window = new TimeWindow(finding.time(), finding.time().plusMillis(1));
    var lookup = new EventLookup("", "", "", "", finding.eventId(), window, OptionalInt.of(1));
    List<String> lines = RecordPrinter.lines(engine.run(lookup.statement()));
    if (lines.isEmpty()) {
      line("The lake does not hold it any more.");
    }
    lines.stream().limit(MOST_LINES).forEach(this::line);
    if (lines.size() > MOST_LINES) {
      line(
          "… iat events --id " + SafeText.of(finding.eventId()) + " --format json shows all of it");
    }
  }

  private void story(QueryEngine engine, String actor, TimeWindow window) {
    var lookup = new EventLookup(actor, "", "", "", "", window, OptionalInt.of(MOST_EVENTS));
    QueryResult events = engine.run(lookup.statement());
    ResultPrinter.of(Format.TABLE, terminal, false).print(LocalAnswers.only(events, COLUMNS));
    if (events.cut()) {
      line("… iat events --from " + window.from() + " --to " + window.to() + " shows more");
    }
  }

  private void heading(String heading) {
    terminal.out().print('\n' + terminal.outInk().bold(heading) + '\n');
  }

  private void line(String line) {
    terminal.out().print(line + '\n');
  }
}
