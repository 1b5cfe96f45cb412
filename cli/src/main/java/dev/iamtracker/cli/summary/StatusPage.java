package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.home.LakeStatus;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Quarantine;
import dev.iamtracker.sqlite.Runs.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The status of a home as a page for people.
public final class StatusPage {
  private static final int MOST_DAMAGED = 10;

  private final Page page;
  private final LakeStatus status;
  private final Path home;
  private final Instant now;

  public StatusPage(Terminal terminal, LakeStatus status, Path home, Instant now) {
    this.now = now;
    this.page = new Page(terminal);
    this.status = status;
    this.home = home;
  }

  /// Writes the page to standard output.
  public void print() {
    page.line(page.ink().bold("Lake") + "  " + SafeText.of(home.toString()));
    if (status.segments().isEmpty()) {
      page.line("  empty: `iat ingest PATH` reads logs into it");
    } else {
      lake(status.segments());
    }
    new CoveragePart(page).print(status.streams(), status.gaps(now), now);
    faults();
    runs();
    quarantine();
    page.terminal().out().flush();
  }

  private void lake(List<Segment> segments) {
    Instant first = segments.stream().map(Segment::first).min(Instant::compareTo).orElseThrow();
    Instant last = segments.stream().map(Segment::last).max(Instant::compareTo).orElseThrow();
    page.figure("events", Figures.count(status.events()), Figures.bytes(status.bytes()));
    page.figure(
        "days",
        Figures.count(status.days()),
        "in " + Figures.count(segments.size(), "segment") + tip(segments));
    page.labelled("first event", Figures.moment(first) + " UTC");
    page.labelled("last event", Figures.moment(last) + " UTC");
  }

  private String tip(List<Segment> segments) {
    return segments.size() > 4 * status.days() ? "; `iat compact` would merge them" : "";
  }

  private void faults() {
    if (!status.damaged().isEmpty()) {
      page.heading("Damaged");
      status.damaged().stream()
          .limit(MOST_DAMAGED)
          .forEach(damaged -> page.line("  " + page.ink().red(SafeText.of(damaged))));
      int more = status.damaged().size() - MOST_DAMAGED;
      if (more > 0) {
        page.line("  and " + Figures.count(more) + " more");
      }
      page.line(
          "  Queries leave them out. Ingest the same logs again to get the events back, then");
      page.line("  `iat compact --discard-damaged` gives these segments up.");
    }
    if (!status.pending().isEmpty()) {
      page.heading("Unfinished");
      long rows = status.pending().stream().mapToLong(Segment::rows).sum();
      page.line(
          "  "
              + page.ink().yellow(Figures.count(rows, "event"))
              + " of a run that did not come to its end; the next run shows them.");
    }
  }

  private void runs() {
    if (status.runs().isEmpty()) {
      return;
    }
    page.heading("Last runs");
    for (Run run : status.runs()) {
      Map<String, Object> figures = run.summary().map(SummaryFigures::parse).orElse(Map.of());
      String state = run.state().equals("done") ? "" : page.ink().yellow(run.state()) + "  ";
      page.line(
          "  "
              + Figures.moment(run.started())
              + "  "
              + Page.left(SafeText.of(run.command()), 8)
              + state
              + figures(figures));
    }
  }

  /// What a run did, in figures.
  static String figures(Map<String, Object> figures) {
    if (!figures.containsKey("records")) {
      return "";
    }
    long filtered =
        figures.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("filtered."))
            .mapToLong(entry -> (Long) entry.getValue())
            .sum();
    return Figures.count(number(figures, "stored"))
        + " stored of "
        + Figures.count(number(figures, "records"), "record")
        + ", "
        + Figures.count(filtered)
        + " filtered, "
        + Figures.count(number(figures, "quarantined"))
        + " quarantined";
  }

  private static long number(Map<String, Object> figures, String name) {
    return figures.get(name) instanceof Long number ? number : 0;
  }

  private void quarantine() {
    if (status.quarantined() == 0) {
      return;
    }
    page.heading("Quarantine");
    for (Quarantine.Reason reason : status.reasons()) {
      page.figure(
          "",
          Figures.count(reason.count()),
          SafeText.of(reason.reason() + ", as in " + reason.example()));
    }
  }
}
