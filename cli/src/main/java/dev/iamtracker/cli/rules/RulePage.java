package dev.iamtracker.cli.rules;

import dev.iamtracker.cli.terminal.LevelInk;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.cli.terminal.TextWrap;
import dev.iamtracker.sigma.RuleHead;
import java.util.List;
import java.util.Locale;

/// One rule for a person.
record RulePage(Terminal terminal) {
  void print(RuleHead head) {
    line(
        LevelInk.of(terminal.outInk(), head.level(), head.level().text().toUpperCase(Locale.ROOT))
            + "  "
            + terminal.outInk().bold(SafeText.of(head.title())));
    line("  " + SafeText.of(head.id() + "  " + head.place()));
    paragraph("", List.of(head.description().strip().replaceAll("\\s+", " ")), "");
    paragraph("ATT&CK", List.of(String.join(", ", head.techniques())), "  ");
    paragraph("First steps", head.extension().response(), "  - ");
    paragraph("What else may be behind it", head.falsePositives(), "  - ");
    paragraph("References", head.references(), "  - ");
    paragraph(
        "Examples",
        head.extension().examples().stream()
            .map(example -> (example.match() ? "matches: " : "does not match: ") + example.name())
            .toList(),
        "  - ");
  }

  private void paragraph(String heading, List<String> texts, String mark) {
    if (texts.stream().allMatch(String::isBlank)) {
      return;
    }
    line("");
    if (!heading.isEmpty()) {
      line(terminal.outInk().bold(heading));
    }
    for (String text : texts) {
      String margin = mark;
      for (String piece :
          TextWrap.lines(SafeText.of(text), Math.max(30, terminal.width() - mark.length()))) {
        line(margin + piece);
        margin = " ".repeat(mark.length());
      }
    }
  }

  private void line(String line) {
    terminal.out().print(line + '\n');
  }
}
