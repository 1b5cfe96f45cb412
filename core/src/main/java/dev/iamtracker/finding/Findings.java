package dev.iamtracker.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the rules found in a run.
///
/// @param levels how many new findings there are of each level that occurs
/// @param worst the worst of them, the oldest first, at most [#WORST]
/// @param alerts how many messages will be sent
/// @param rules how many rules looked at the events
/// @param leftOut rules that could not be loaded or that failed, each in words
/// @param idle suppressions that have no effect, each in words
/// @param undelivered what channels did not take, and why, each in words
public record Findings(
    Map<Level, Long> levels,
    List<Finding> worst,
    long alerts,
    long rules,
    List<String> leftOut,
    List<String> idle,
    List<String> undelivered) {
  public static final int WORST = 5;
  public static final Findings NONE =
      new Findings(Map.of(), List.of(), 0, 0, List.of(), List.of(), List.of());

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::level)
          .reversed()
          .thenComparing(Finding::time)
          .thenComparing((one, other) -> one.id().compareTo(other.id()));

  public Findings {
    levels = Map.copyOf(levels);
    worst = List.copyOf(worst);
    leftOut = List.copyOf(leftOut);
    idle = List.copyOf(idle);
    undelivered = List.copyOf(undelivered);
  }

  /// The same findings and what is to be said of rules, alerts and suppressions.
  public Findings with(long alerts, long rules, List<String> leftOut, List<String> idle) {
    return new Findings(levels, worst, alerts, rules, leftOut, idle, List.of());
  }

  /// The same findings once their alerts were sent, or were not.
  public Findings sent(List<String> undelivered) {
    return new Findings(levels, worst, alerts, rules, leftOut, idle, undelivered);
  }

  /// What this run and another one found, with what the other one says of rules and suppressions.
  public Findings plus(Findings later) {
    var both = new Counter();
    var sum = new EnumMap<Level, Long>(Level.class);
    sum.putAll(levels);
    later.levels.forEach((level, count) -> sum.merge(level, count, Long::sum));
    worst.forEach(both::add);
    later.worst.forEach(both::add);
    var lost = new ArrayList<>(undelivered);
    later.undelivered.stream().filter(one -> !lost.contains(one)).forEach(lost::add);
    return new Findings(
        sum,
        both.findings().worst(),
        alerts + later.alerts,
        later.rules,
        later.leftOut,
        later.idle,
        lost);
  }

  public long total() {
    return levels.values().stream().mapToLong(Long::longValue).sum();
  }

  public long of(Level level) {
    return levels.getOrDefault(level, 0L);
  }

  /// Counts findings one by one.
  public static final class Counter {
    private final Map<Level, Long> levels = new EnumMap<>(Level.class);
    private final List<Finding> worst = new ArrayList<>();

    public void add(Finding finding) {
      levels.merge(finding.level(), 1L, Long::sum);
      if (worst.size() < WORST || WORST_FIRST.compare(finding, worst.getLast()) < 0) {
        worst.add(finding);
        worst.sort(WORST_FIRST);
        if (worst.size() > WORST) {
          worst.removeLast();
        }
      }
    }

    public Findings findings() {
      return new Findings(levels, worst, 0, 0, List.of(), List.of(), List.of());
    }
  }
}
