package dev.iamtracker.cli.summary;

import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The status of a stack as a page for people.
public final class StackStatusPage {
  private final Page page;
  private final StackStatus status;
  private final Instant now;

  public StackStatusPage(Terminal terminal, StackStatus status, Instant now) {
    this.page = new Page(terminal);
    this.status = status;
    this.now = now;
  }

  /// Writes the page to standard output.
  public void print() {
    page.line(
        page.ink().bold("Stack")
            + "  "
            + SafeText.of(status.stack())
            + " in "
            + SafeText.of(status.region()));
    if (status.days().isEmpty()) {
      page.line("  empty: its functions have stored no events yet");
    } else {
      days(status.days());
    }
    new CoveragePart(page).print(status.streams(), status.gaps(now), now);
    alerts();
    runs();
    page.terminal().out().flush();
  }

  private void days(List<LocalDate> days) {
    page.figure(
        "days", Figures.count(days.size()), "from " + days.getFirst() + " to " + days.getLast());
    List<LocalDate> waiting = status.toExport();
    page.figure(
        "to export",
        Figures.count(waiting.size()),
        waiting.isEmpty() ? "" : "the oldest " + waiting.getFirst());
  }

  private void alerts() {
    if (status.alerts().isEmpty()) {
      return;
    }
    page.heading("Alerts");
    new TreeMap<>(status.alerts())
        .forEach((channel, counts) -> page.labelled(SafeText.of(channel), states(counts)));
  }

  private static String states(Map<DeliveryState, Long> counts) {
    var states = new ArrayList<String>();
    for (DeliveryState state : DeliveryState.values()) {
      long count = counts.getOrDefault(state, 0L);
      if (count > 0) {
        states.add(Figures.count(count) + ' ' + state.name().toLowerCase(Locale.ROOT));
      }
    }
    return String.join(", ", states);
  }

  private void runs() {
    if (status.runs().isEmpty()) {
      return;
    }
    page.heading("Last runs");
    for (StackStatus.Run run : status.runs()) {
      page.line(
          "  "
              + Figures.moment(run.finished())
              + "  "
              + Page.left(SafeText.of(run.name()), 12)
              + StatusPage.figures(SummaryFigures.parse(run.summary())));
    }
  }
}
