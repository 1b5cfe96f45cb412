package dev.iamtracker.cli.alerts;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.answer.RecordPrinter;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.ResultPrinter;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The event of a finding, and what its actor did around it.
record FindingStory(StoryEvents events, Terminal terminal) {
  private static final List<String> COLUMNS =
      List.of("event_time", "event_name", "outcome", "error_code", "source_ip");
  private static final Duration AROUND = Duration.ofHours(1);
  private static final int MOST_EVENTS = 30;
  private static final int MOST_LINES = 80;

  void print(Finding finding) {
    Finding.Episode episode = finding.episode();
    Instant end = episode == null ? finding.time() : episode.last();
    String actor = events.actor(finding);
    heading(episode == null ? "The event" : "The first event");
    event(finding);
    if (!actor.isEmpty()) {
      heading("What " + SafeText.of(actor) + " did around it");
      story(actor, new TimeWindow(finding.time().minus(AROUND), end.plus(AROUND)));
    }
  }

  private void event(Finding finding) {
    List<String> lines = RecordPrinter.lines(events.event(finding));
    if (lines.isEmpty()) {
      line("The lake does not hold it any more.");
    }
    lines.stream().limit(MOST_LINES).forEach(this::line);
    if (lines.size() > MOST_LINES) {
      line(
          "… iat events --id " + SafeText.of(finding.eventId()) + " --format json shows all of it");
    }
  }

  private void story(String actor, TimeWindow window) {
    QueryResult found = events.around(actor, window, MOST_EVENTS);
    ResultPrinter.of(Format.TABLE, terminal, false).print(LocalAnswers.only(found, COLUMNS));
    if (found.cut()) {
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
