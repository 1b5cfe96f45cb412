package dev.iamtracker.alert;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Findings of one rule and one actor that are held back, to be told of together.
///
/// @param actor who, or [#OTHERS]
/// @param opened when the first one was told of
/// @param closes from when on the others are told of
/// @param first when the first one of the others happened; `closes` while there is none
/// @param last when the last one of the others happened
/// @param counts how many others there are of each level
/// @param sentences what the first of the others say
public record OpenGroup(
    String rule,
    String actor,
    Instant opened,
    Instant closes,
    Instant first,
    Instant last,
    Map<Level, Long> counts,
    List<String> sentences) {
  /// Stands for all actors beyond those that get a group of their own.
  public static final String OTHERS = "(other actors)";

  public OpenGroup {
    counts = Map.copyOf(counts);
    sentences = List.copyOf(sentences);
  }

  static OpenGroup open(String rule, String actor, Instant now, Instant closes) {
    return new OpenGroup(rule, actor, now, closes, closes, Instant.EPOCH, Map.of(), List.of());
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /// How many findings are held back.
  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  OpenGroup with(Finding finding) {
    var more = new EnumMap<Level, Long>(Level.class);
    more.putAll(counts);
    more.merge(finding.level(), 1L, Long::sum);
    List<String> said = sentences;
    if (said.size() < Alert.Digest.MOST_SENTENCES) {
      said = new ArrayList<>(said);
      said.add(AlertWords.line(finding));
    }
    return new OpenGroup(
        rule,
        actor,
        opened,
        closes,
        finding.time().isBefore(first) ? finding.time() : first,
        finding.time().isAfter(last) ? finding.time() : last,
        more,
        said);
  }

  /// What is told of when the group closes; only for one that is not empty.
  Alert.Digest digest() {
    return new Alert.Digest(
        "repetition/" + rule + "/" + actor + "/" + opened.toEpochMilli() + "/" + count(),
        Alert.Subject.REPETITION,
        counts.keySet().stream().max(Level::compareTo).orElseThrow(),
        rule,
        actor.equals(OTHERS) ? null : actor,
        first,
        last,
        counts,
        sentences);
  }
}
