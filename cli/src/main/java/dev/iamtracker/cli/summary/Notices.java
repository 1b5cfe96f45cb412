package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.run.RunSummary.Rejection;
import java.util.List;

/// What a person should look at: failed authentications, root, findings, and input that could not
/// be used.
record Notices(Page page, RunSummary summary) {
  private static final int SHOWN = 5;

  void print() {
    boolean nothing = summary.records() == 0 && summary.skippedFiles().isEmpty();
    if (nothing && !summary.incomplete()) {
      return;
    }
    page.heading("Worth a look");
    if (summary.seen().first().isPresent()) {
      authentication();
      root();
    }
    alerts(summary.findings());
    count(summary.warnings(), "value", "values", "could not be parsed; the records were kept");
    skipped();
    rejected();
  }

  private void authentication() {
    long failures = summary.seen().failedAuthentications();
    if (failures == 0) {
      page.line(fine() + "no failed authentications" + where());
    } else {
      page.line(look() + Figures.count(failures, "failed authentication"));
    }
  }

  /// Nobody can vouch for what could not be read.
  private String where() {
    return summary.incomplete() ? ", in what could be read" : "";
  }

  private void root() {
    long events = summary.seen().rootEvents();
    if (events == 0) {
      page.line(fine() + "root did nothing" + where());
    } else {
      page.line(look() + Figures.count(events, "event") + " by root");
    }
  }

  private void alerts(Findings findings) {
    count(
        findings.alerts(),
        "alert",
        "alerts",
        findings.undelivered().isEmpty()
            ? "sent"
            : "made; `iat alerts pending` shows what is not sent");
    findings.undelivered().forEach(one -> page.line(look() + "alerts through " + SafeText.of(one)));
  }

  private void count(long number, String one, String many, String what) {
    if (number > 0) {
      page.line(look() + Figures.count(number, one, many) + ' ' + what);
    }
  }

  private void skipped() {
    if (!summary.skippedFiles().isEmpty()) {
      page.line(
          plain() + "skipped, they hold no events: " + Ranking.sentence(summary.skippedFiles()));
    }
  }

  private void rejected() {
    if (!summary.incomplete()) {
      return;
    }
    String files = Figures.count(summary.filesRejected(), "file");
    String records = Figures.count(summary.quarantined(), "record");
    String what =
        summary.filesRejected() == 0
            ? records
            : summary.quarantined() == 0 ? files : files + " and " + records;
    page.line("  " + page.ink().red("✗") + ' ' + what + " could not be used");
    List<Rejection> rejected = summary.rejected();
    rejected.stream().limit(SHOWN).forEach(this::rejection);
    if (rejected.size() > SHOWN) {
      page.line(page.ink().dim("      more of them: see the quarantine in `status`"));
    }
  }

  private void rejection(Rejection rejection) {
    String place = rejection.place().isEmpty() ? "" : ", " + SafeText.of(rejection.place());
    String reason = page.ink().dim(SafeText.of(rejection.reason()));
    page.line("      " + SafeText.of(rejection.input()) + place + ": " + reason);
  }

  private String fine() {
    return "  " + page.ink().green("✓") + ' ';
  }

  private String look() {
    return "  " + page.ink().yellow("●") + ' ';
  }

  private String plain() {
    return "  · ";
  }
}
