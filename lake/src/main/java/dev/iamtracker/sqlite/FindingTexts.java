package dev.iamtracker.sqlite;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The texts of findings: those of its own, and those that many share and are stored once, which is
/// what a rule says of itself and what to do first.
final class FindingTexts {
  private static final int MOST_KNOWN = 10_000;

  private final StateDatabase state;
  private final Map<List<String>, Long> numbers = new HashMap<>();
  private long transaction;

  FindingTexts(StateDatabase state) {
    this.state = state;
  }

  /// What a finding shows besides the columns it is looked for by.
  static String shown(Finding finding) {
    return Lines.join(
        List.of(
            FindingStore.cut(finding.sentence()),
            FindingStore.cut(finding.eventId()),
            FindingStore.cut(finding.source()),
            FindingStore.cut(finding.action()),
            FindingStore.cut(finding.error()),
            FindingStore.cut(finding.region()),
            FindingStore.cut(finding.session()),
            FindingStore.cut(finding.accessKey()),
            FindingStore.cut(finding.mfa()),
            FindingStore.cut(finding.sourceIp()),
            FindingStore.cut(finding.userAgent()),
            FindingStore.cut(finding.target())));
  }

  /// Number of the title, with techniques and references.
  long title(Finding finding) {
    var lines = new ArrayList<String>();
    lines.add(finding.title());
    lines.add(Integer.toString(finding.techniques().size()));
    lines.addAll(finding.techniques());
    lines.addAll(finding.references());
    return number(lines);
  }

  static List<String> techniques(List<String> title) {
    return title.subList(2, firstReference(title));
  }

  static List<String> references(List<String> title) {
    return title.subList(firstReference(title), title.size());
  }

  private static int firstReference(List<String> title) {
    return 2 + Integer.parseInt(title.get(1));
  }

  /// Number of the steps.
  long response(Finding finding) {
    return number(finding.response());
  }

  private long number(List<String> lines) {
    if (transaction != state.transactions()) {
      numbers.clear();
      transaction = state.transactions();
    }
    Long known = numbers.get(lines);
    if (known != null) {
      return known;
    }
    String text = Lines.join(lines);
    state.update("INSERT OR IGNORE INTO finding_texts (text) VALUES (?)", text);
    long number =
        state
            .query("SELECT id FROM finding_texts WHERE text = ?", row -> row.getLong(1), text)
            .getFirst();
    if (numbers.size() >= MOST_KNOWN) {
      numbers.clear();
    }
    numbers.put(lines, number);
    return number;
  }
}
