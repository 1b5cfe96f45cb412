package dev.iamtracker.cli.rules;

import dev.iamtracker.hunt.Rules;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.sigma.RuleHead;
import dev.iamtracker.sigma.SigmaRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rules as rows.
record RuleTable(Rules rules) {
  static final List<String> NARROW = List.of("id", "level", "title", "techniques");

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "level",
          "title",
          "techniques",
          "kind",
          "file",
          "uuid",
          "description",
          "status",
          "author",
          "tags",
          "false_positives",
          "references",
          "response",
          "examples");

  QueryResult all() {
    return of(
        Stream.concat(
                rules.set().detections().stream().map(SigmaRule::head),
                rules.set().correlations().stream().map(SigmaRule::head))
            .filter(head -> !rules.set().baseOnly().contains(head.id()))
            .sorted(Comparator.comparing(RuleHead::id))
            .toList());
  }

  QueryResult of(List<RuleHead> heads) {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (RuleHead head : heads) {
      rows.add(
          Arrays.asList(
              head.id(),
              head.level().text(),
              head.title(),
              head.techniques(),
              rules.rule(head.id()).isPresent() ? "event" : "correlation",
              head.file(),
              text(head.uuid()),
              text(head.description()),
              text(head.status()),
              text(head.author()),
              head.tags(),
              head.falsePositives(),
              head.references(),
              head.extension().response(),
              (long) head.extension().examples().size()));
    }
    return new QueryResult(COLUMNS, rows, false, Duration.ZERO, 0, List.of());
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }
}
