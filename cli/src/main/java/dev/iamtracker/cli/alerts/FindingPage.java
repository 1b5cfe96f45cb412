package dev.iamtracker.cli.alerts;

import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.Ink;
import dev.iamtracker.cli.terminal.LevelInk;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.cli.terminal.TextWrap;
import dev.iamtracker.finding.Acknowledgement;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.StoredFinding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One finding for a person.
record FindingPage(Terminal terminal) {
  private static final int LABEL = 14;

  void print(StoredFinding stored) {
    Finding finding = stored.finding();
    Ink ink = terminal.outInk();
    line(
        LevelInk.of(ink, finding.level(), finding.level().text().toUpperCase(Locale.ROOT))
            + "  "
            + ink.bold(SafeText.of(finding.title())));
    TextWrap.lines(SafeText.of(finding.sentence()), terminal.width()).forEach(this::line);
    line("");
    labelled("finding", finding.id());
    labelled("rule", finding.rule());
    labelled("state", stored.state().name().toLowerCase(Locale.ROOT));
    labelled("time", Figures.moment(finding.time()) + " UTC");
    Finding.Episode episode = finding.episode();
    if (episode != null) {
      labelled("until", Figures.moment(episode.last()) + " UTC");
      labelled("events", Figures.count(episode.count()) + " of " + episode.group());
    }
    labelled("account", finding.account() + " " + finding.region());
    labelled("actor", finding.actor());
    labelled("session", finding.session());
    labelled("access key", finding.accessKey());
    labelled("MFA", finding.mfa());
    labelled("from", finding.sourceIp());
    labelled("user agent", finding.userAgent());
    labelled("action", finding.action() + " (" + finding.source() + ")");
    labelled("target", finding.target());
    labelled("outcome", outcome(finding));
    labelled("event", finding.eventId());
    labelled("techniques", String.join(", ", finding.techniques()));
    if (stored.suppressedBy() != null) {
      labelled("suppressed by", stored.suppressedBy());
    }
    acknowledged(stored.acknowledged());
    list("First steps", finding.response());
    list("References", finding.references());
  }

  private void acknowledged(@Nullable Acknowledgement acknowledged) {
    if (acknowledged != null) {
      String note = acknowledged.note();
      labelled(
          "acknowledged",
          Figures.moment(acknowledged.time())
              + " UTC by "
              + acknowledged.who()
              + (note.isBlank() ? "" : ": " + note));
    }
  }

  void deliveries(List<OutboxEntry> entries) {
    if (!entries.isEmpty()) {
      line("");
      line(terminal.outInk().bold("Delivery"));
      for (OutboxEntry entry : entries) {
        line(
            "  "
                + entry.channel()
                + ": "
                + entry.state().name().toLowerCase(Locale.ROOT)
                + " "
                + Figures.moment(entry.at())
                + " UTC"
                + (entry.error().isEmpty() ? "" : ", " + SafeText.of(entry.error())));
      }
    }
  }

  private static String outcome(Finding finding) {
    if (finding.error().isEmpty()) {
      return finding.attempt() ? "failure" : "success";
    }
    return (Finding.isDenial(finding.error()) ? "denied (" : "failure (") + finding.error() + ")";
  }

  private void list(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      line("");
      line(terminal.outInk().bold(heading));
      for (String each : lines) {
        String mark = "  - ";
        for (String piece : TextWrap.lines(SafeText.of(each), terminal.width() - 4)) {
          line(mark + piece);
          mark = "    ";
        }
      }
    }
  }

  private void labelled(String label, String text) {
    if (!text.isBlank()) {
      String margin = "  " + terminal.outInk().dim(label) + " ".repeat(LABEL - label.length());
      for (String piece : TextWrap.lines(SafeText.of(text), terminal.width() - LABEL - 2)) {
        line(margin + piece);
        margin = " ".repeat(LABEL + 2);
      }
    }
  }

  private void line(String line) {
    terminal.out().print(line + '\n');
  }
}
