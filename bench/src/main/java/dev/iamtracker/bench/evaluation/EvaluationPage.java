package dev.iamtracker.bench.evaluation;

import java.util.Locale;
import java.util.stream.Collectors;

/// `docs/evaluation.md`.
final class EvaluationPage {
  private EvaluationPage() {}

  static String of(Evaluation evaluation, String how, String records) {
    var page = new StringBuilder();
    page.append("# How good the built-in rules are\n\n");
    page.append("Written by `make evaluate`; do not edit. ").append(how).append("\n\n");
    page.append("| figure | value | bar |\n|---|---|---|\n");
    row(
        page,
        "stories caught by a finding of at least medium level",
        percent(evaluation.recall()),
        "100 %");
    row(
        page,
        "findings of at least medium level that are about a story",
        percent(evaluation.precision()),
        "");
    row(
        page,
        "findings above medium per 100,000 events without any story",
        decimal(evaluation.benignAboveMediumPer100000()),
        "≤ 1");
    page.append("\n## Stories\n\n");
    page.append("| story | caught | its events in findings | rules (in how many simulations) |\n");
    page.append("|---|---|---|---|\n");
    evaluation
        .stories()
        .forEach(
            (story, result) ->
                row(
                    page,
                    story,
                    result.caught() + " of " + result.played(),
                    percent(result.seen()),
                    result.rules().entrySet().stream()
                        .map(rule -> "`" + rule.getKey() + "` (" + rule.getValue() + ")")
                        .collect(Collectors.joining(", "))));
    page.append("\n## What harmless activity makes rules say\n\n");
    page.append(
        "%,d simulated events without any story. A rule that is not listed said nothing.\n\n"
            .formatted(evaluation.benignEvents()));
    page.append("| rule | level | findings | per million events |\n|---|---|---|---|\n");
    evaluation
        .benign()
        .forEach(
            (rule, findings) ->
                row(
                    page,
                    "`" + rule + "`",
                    evaluation.level(rule).text(),
                    Long.toString(findings),
                    decimal(findings * 1_000_000.0 / evaluation.benignEvents())));
    return page.append(records).toString();
  }

  static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
