package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.LevelInk;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.TextWrap;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.finding.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the rules found: how many of each level, and the worst as sentences.
record FindingsPart(Page page, Findings findings) {
  private static final int MARGIN = 4;
  private static final int NARROWEST = 30;
  private static final int MOST_NOTES = 10;

  void print() {
    notes("Rules left out", findings.leftOut());
    notes("Suppressions without effect", findings.idle());
    if (findings.total() == 0) {
      return;
    }
    page.heading("Findings: " + Figures.count(findings.total()));
    page.line("  " + levels());
    for (Finding finding : findings.worst()) {
      page.line("");
      page.line(
          "  "
              + LevelInk.of(page.ink(), finding.level(), finding.level().text())
              + page.ink()
                  .dim(
                      "  "
                          + Figures.moment(finding.time())
                          + " UTC  "
                          + SafeText.of(finding.rule())));
      int room = Math.max(NARROWEST, page.terminal().width() - MARGIN);
      for (String line : TextWrap.lines(SafeText.of(finding.sentence()), room)) {
        page.line(" ".repeat(MARGIN) + line);
      }
    }
  }

  private void notes(String heading, List<String> notes) {
    if (notes.isEmpty()) {
      return;
    }
    page.heading(heading + ": " + Figures.count(notes.size()));
    notes.stream()
        .limit(MOST_NOTES)
        .forEach(note -> page.line("  " + page.ink().yellow("!") + ' ' + SafeText.of(note)));
    if (notes.size() > MOST_NOTES) {
      page.line("    and " + Figures.count(notes.size() - MOST_NOTES) + " more");
    }
  }

  private String levels() {
    List<String> counts = new ArrayList<>();
    for (Level level : Arrays.asList(Level.values()).reversed()) {
      if (findings.of(level) > 0) {
        counts.add(
            LevelInk.of(page.ink(), level, Figures.count(findings.of(level)) + ' ' + level.text()));
      }
    }
    return String.join(", ", counts);
  }
}
