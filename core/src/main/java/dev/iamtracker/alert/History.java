package dev.iamtracker.alert;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Findings that are too old for alerts of their own: how many, and the worst. They are told of at
/// the end of a run, or kept for a later one in the place of a group that does not close.
final class History {
  static final int WORST = 10;

  /// No rule has this name.
  private static final String RULE = "(history)";

  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  /// Lines begin with level and time.
  private static final Comparator<String> WORST_FIRST =
      Comparator.comparing(History::level).thenComparing(Comparator.naturalOrder()).reversed();

  private final Map<Level, Long> counts = new EnumMap<>(Level.class);
  private final List<String> worst = new ArrayList<>();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;
  private long count;

  void add(Finding finding) {
    add(
        Map.of(finding.level(), 1L),
        finding.time(),
        finding.time(),
        List.of(AlertWords.line(finding)));
  }

  private void add(Map<Level, Long> more, Instant from, Instant to, Collection<String> lines) {
    more.forEach((level, number) -> counts.merge(level, number, Long::sum));
    count += more.values().stream().mapToLong(Long::longValue).sum();
    first = from.isBefore(first) ? from : first;
    last = to.isAfter(last) ? to : last;
    worst.addAll(lines);
    if (worst.size() > 10 * WORST) {
      forgetMild();
    }
  }

  private void forgetMild() {
    worst.sort(WORST_FIRST);
    worst.subList(Math.min(WORST, worst.size()), worst.size()).clear();
  }

  private static Level level(String line) {
    return Level.valueOf(line.substring(0, line.indexOf(' ')).toUpperCase(Locale.ROOT));
  }

  long count() {
    return count;
  }

  /// Adds what former runs kept.
  ///
  /// @return since when it is kept, for the name of the digest
  private Optional<Instant> recall(OpenGroups groups) {
    Optional<OpenGroup> kept = groups.of(RULE).stream().findFirst();
    kept.ifPresent(group -> add(group.counts(), group.first(), group.last(), group.sentences()));
    return kept.map(OpenGroup::opened);
  }

  /// Keeps it for a later run.
  void keep(OpenGroups groups, Instant now) {
    if (count > 0) {
      Instant since = recall(groups).orElse(now);
      forgetMild();
      groups.put(List.of(new OpenGroup(RULE, RULE, since, NEVER, first, last, counts, worst)));
    }
  }

  /// A digest of it and of what former runs kept; empty when there is nothing.
  Optional<Alert> withFormer(OpenGroups groups, Instant now) {
    Instant since = recall(groups).orElse(now);
    groups.of(RULE).forEach(groups::remove);
    return digest(since.toEpochMilli() + "-" + count);
  }

  /// Empty when there is none.
  ///
  /// @param name different for every digest
  Optional<Alert> digest(String name) {
    if (count == 0) {
      return Optional.empty();
    }
    forgetMild();
    return Optional.of(
        new Alert.Digest(
            "history/" + name,
            Alert.Subject.HISTORY,
            counts.keySet().stream().max(Level::compareTo).orElseThrow(),
            null,
            null,
            first,
            last,
            counts,
            List.copyOf(worst)));
  }
}
