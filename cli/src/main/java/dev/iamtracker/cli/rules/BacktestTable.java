package dev.iamtracker.cli.rules;

import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.hunt.RuleHits;
import dev.iamtracker.hunt.RuleText;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.query.QueryResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a backtest found.
final class BacktestTable {
  static final List<String> NARROW =
      List.of("rule", "level", "hits", "first_day", "last_day", "actors");

  private static final List<String> COLUMNS =
      List.of("rule", "level", "hits", "first_day", "last_day", "actors", "days", "samples");

  private BacktestTable() {}

  static QueryResult of(
      Rules rules, Map<String, RuleHits> hits, Duration elapsed, List<String> damaged) {
    var rows = new ArrayList<List<@Nullable Object>>();
    hits.forEach(
        (rule, found) -> {
          RuleText text = rules.text(rule);
          rows.add(
              Arrays.asList(
                  rule,
                  text.level().text(),
                  found.count(),
                  found.days().isEmpty() ? null : found.days().firstKey(),
                  found.days().isEmpty() ? null : found.days().lastKey(),
                  found.actors().stream()
                      .map(actor -> actor.getKey() + " (" + actor.getValue() + ")")
                      .toList(),
                  found.days().entrySet().stream()
                      .map(day -> day.getKey() + ": " + day.getValue())
                      .toList(),
                  found.samples()));
        });
    return new QueryResult(COLUMNS, rows, false, elapsed, 0, damaged);
  }

  static void samples(Terminal terminal, Map<String, RuleHits> hits) {
    hits.forEach(
        (rule, found) -> {
          if (found.count() > 0) {
            terminal.out().print('\n' + terminal.outInk().bold(SafeText.of(rule)) + '\n');
            found
                .samples()
                .forEach(sample -> terminal.out().print("  " + SafeText.of(sample) + '\n'));
          }
        });
  }
}
