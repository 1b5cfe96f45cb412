package dev.iamtracker.correlation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/// A correlation ready to be applied: which rules, grouped by what, within which time, and what has
/// to hold. The result depends on the matches alone, not on the order or number of times they came.
public final class Correlation {
  private final String id;
  private final List<String> rules;
  private final List<String> groupBy;
  private final long timespan;
  private final Trigger trigger;

  private Correlation(
      String id, List<String> rules, List<String> groupBy, Duration timespan, Trigger trigger) {
    this.id = id;
    this.rules = List.copyOf(rules);
    this.groupBy = List.copyOf(groupBy);
    this.timespan = timespan.toMillis();
    this.trigger = trigger;
  }

  /// Makes correlations of one id, rules, group and timespan.
  ///
  /// @param rules ids of rules and of other correlations
  /// @param groupBy names of fields or aliases; empty puts all matches into one group
  public record Frame(String id, List<String> rules, List<String> groupBy, Duration timespan) {

    /// Holds when the number of matches satisfies a condition.
    public Correlation count(DoublePredicate condition) {
      return with(new Counting(timespan.toMillis(), false, condition));
    }

    /// Holds when the number of different values satisfies a condition.
    public Correlation differentValues(DoublePredicate condition) {
      return with(new Counting(timespan.toMillis(), true, condition));
    }

    /// Holds when the rules that matched satisfy a condition.
    public Correlation together(Predicate<Set<String>> condition) {
      return with(new Together(timespan.toMillis(), condition));
    }

    /// Holds when the rules matched one after another.
    public Correlation inOrder() {
      return with(new InOrder(timespan.toMillis(), rules));
    }

    public Correlation sum(DoublePredicate condition) {
      return with(new Measuring(timespan.toMillis(), Measuring::sum, condition));
    }

    public Correlation average(DoublePredicate condition) {
      return with(new Measuring(timespan.toMillis(), Measuring::average, condition));
    }

    /// @param percent from 0 to 100; the median is 50
    public Correlation percentile(double percent, DoublePredicate condition) {
      return with(
          new Measuring(
              timespan.toMillis(), numbers -> Measuring.percentile(numbers, percent), condition));
    }

    private Correlation with(Trigger trigger) {
      return new Correlation(id, rules, groupBy, timespan, trigger);
    }
  }

  public String id() {
    return id;
  }

  /// Ids of the rules and correlations it looks at.
  public List<String> rules() {
    return rules;
  }

  public Duration timespan() {
    return Duration.ofMillis(timespan);
  }

  /// The chains of every group; a match that lacks a group-by field belongs to no group.
  ///
  /// @param others the correlations that this one may look at, by id
  /// @param sightings matches by the id of their rule
  public Map<List<String>, List<Chain>> chains(
      Map<String, Correlation> others, Map<String, List<Sighting>> sightings) {
    var chains = new LinkedHashMap<List<String>, List<Chain>>();
    groups(others, sightings)
        .forEach(
            (group, members) ->
                chains.put(
                    group,
                    Chain.of(members.stream().map(Sighting::match).toList(), timespan, trigger)));
    return chains;
  }

  private Map<List<String>, List<Sighting>> groups(
      Map<String, Correlation> others, Map<String, List<Sighting>> sightings) {
    var groups = new LinkedHashMap<List<String>, List<Sighting>>();
    for (String rule : rules) {
      Correlation other = others.get(rule);
      List<Sighting> members =
          other == null
              ? sightings.getOrDefault(rule, List.of())
              : other.completions(others, sightings);
      for (Sighting member : members) {
        List<String> group = group(member);
        if (group.size() == groupBy.size()) {
          groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(member);
        }
      }
    }
    return groups;
  }

  private List<String> group(Sighting sighting) {
    var group = new ArrayList<String>(groupBy.size());
    for (String name : groupBy) {
      String value = sighting.fields().get(new Sighting.Key(id, name));
      if (value != null) {
        group.add(value);
      }
    }
    return group;
  }

  /// The matches that complete a window, as matches of this correlation.
  private List<Sighting> completions(
      Map<String, Correlation> others, Map<String, List<Sighting>> sightings) {
    var completions = new ArrayList<Sighting>();
    groups(others, sightings)
        .forEach(
            (_, members) -> {
              var fields = new HashMap<Match, Sighting>();
              members.forEach(member -> fields.put(member.match(), member));
              List<Match> matches = members.stream().map(Sighting::match).toList();
              for (Chain chain : Chain.of(matches, timespan, trigger)) {
                for (Match completed : chain.completed()) {
                  Sighting origin = fields.get(completed);
                  completions.add(
                      new Sighting(
                          new Match(completed.millis(), completed.eventId(), id, null),
                          origin == null ? Map.of() : origin.fields()));
                }
              }
            });
    return completions;
  }
}
