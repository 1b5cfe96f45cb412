package dev.iamtracker.sigma;

import dev.iamtracker.sigma.SigmaRule.Correlation;
import dev.iamtracker.sigma.SigmaRule.Detection;
import dev.iamtracker.sigma.SigmaRule.Filter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules that belong together and what is wrong with the others. Nothing is left out in silence:
/// every document is a rule, an error, or a rule that another one of the same id replaces.
///
/// @param detections filters already put in; those of other logs are not among them
/// @param baseOnly ids of detections and correlations that only others look at
/// @param notApplicable rules about other logs
/// @param notices what a user should know, in words
public record RuleSet(
    List<Detection> detections,
    List<Correlation> correlations,
    Set<String> baseOnly,
    List<Detection> notApplicable,
    List<SigmaError> errors,
    List<String> notices) {
  public RuleSet {
    detections = List.copyOf(detections);
    correlations = List.copyOf(correlations);
    baseOnly = Set.copyOf(baseOnly);
    notApplicable = List.copyOf(notApplicable);
    errors = List.copyOf(errors);
    notices = List.copyOf(notices);
  }

  /// Reads rules.
  ///
  /// @param builtIn rules that those of the user may replace
  /// @param placeholders values for `|expand`
  public static RuleSet of(
      List<RuleSource> builtIn, List<RuleSource> own, Map<String, List<String>> placeholders) {
    return new Gathering().gather(read(builtIn, placeholders), read(own, placeholders));
  }

  /// Reads every file on its own, several at a time.
  private static RuleReader read(List<RuleSource> sources, Map<String, List<String>> placeholders) {
    var all = new RuleReader(placeholders);
    sources.parallelStream()
        .map(source -> new RuleReader(placeholders).read(source))
        .forEachOrdered(all::add);
    return all;
  }

  /// The rule that is called by a name or id.
  public Optional<SigmaRule> rule(String word) {
    var all = new ArrayList<SigmaRule>(detections);
    all.addAll(correlations);
    all.addAll(notApplicable);
    return all.stream().filter(rule -> rule.head().isCalled(word)).findFirst();
  }

  /// How many rules can find something.
  public int size() {
    return detections.size() + correlations.size();
  }

  /// Puts the rules of all files together.
  private static final class Gathering {
    private final Map<String, SigmaRule> rules = new LinkedHashMap<>();
    private final List<SigmaError> errors = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    RuleSet gather(RuleReader builtIn, RuleReader own) {
      errors.addAll(builtIn.errors());
      errors.addAll(own.errors());
      builtIn.rules().forEach(rule -> add(rule, Set.of()));
      Set<String> replaceable = Set.copyOf(rules.keySet());
      own.rules().forEach(rule -> add(rule, replaceable));
      List<Filter> filters = filters();
      Set<Filter> used = new HashSet<>();
      var detections = new ArrayList<Detection>();
      var others = new ArrayList<Detection>();
      for (Detection rule : only(Detection.class)) {
        if (rule.notApplicable().isPresent()) {
          others.add(rule);
        } else {
          detections.add(filtered(rule, filters, used));
        }
      }
      for (Filter filter : filters) {
        if (!used.contains(filter)) {
          error(
              filter, "the filter is about no rule there is: " + String.join(", ", filter.rules()));
        }
      }
      List<Correlation> correlations = correlations();
      correlations.stream().filter(this::neverMatches).forEach(this::neverMatching);
      return new RuleSet(detections, correlations, baseOnly(correlations), others, errors, notices);
    }

    /// Those about CloudTrail's log.
    private List<Filter> filters() {
      var filters = new ArrayList<Filter>();
      for (Filter filter : only(Filter.class)) {
        if (filter.notApplicable().isEmpty()) {
          filters.add(filter);
        } else {
          notice(filter, "the filter", "narrows nothing: " + filter.notApplicable().get());
        }
      }
      return filters;
    }

    private boolean neverMatches(Correlation correlation) {
      return correlation.rules().stream()
          .allMatch(
              id -> rules.get(id) instanceof Detection one && one.notApplicable().isPresent());
    }

    private void neverMatching(Correlation correlation) {
      notice(
          correlation,
          "the correlation",
          "never matches: the rules it looks at are about other logs");
    }

    private void notice(SigmaRule rule, String kind, String what) {
      notices.add(rule.head().place() + ": " + kind + " '" + rule.head().id() + "' " + what);
    }

    private void add(SigmaRule rule, Set<String> replaceable) {
      String id = rule.head().id();
      SigmaRule known = rules.get(id);
      if (known == null) {
        rules.put(id, rule);
      } else if (replaceable.contains(id)) {
        rules.put(id, rule);
        notices.add(rule.head().file() + " replaces the built-in rule " + id);
      } else {
        error(rule, "the rule '" + id + "' is there already, at " + known.head().place());
      }
    }

    private void error(SigmaRule rule, String reason) {
      errors.add(new SigmaError(rule.head().place(), reason));
    }

    private <T> List<T> only(Class<T> type) {
      return rules.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Detection filtered(Detection rule, List<Filter> filters, Set<Filter> used) {
      var parts = new ArrayList<Condition>();
      parts.add(rule.condition());
      for (Filter filter : filters) {
        if (filter.rules().isEmpty() || filter.rules().stream().anyMatch(rule.head()::isCalled)) {
          used.add(filter);
          parts.add(filter.condition());
        }
      }
      return parts.size() == 1
          ? rule
          : new Detection(rule.head(), new Condition.All(parts), rule.notApplicable());
    }

    /// Correlations that look at rules there are, and not at themselves; names become ids.
    private List<Correlation> correlations() {
      Map<String, Correlation> resolved = new LinkedHashMap<>();
      for (Correlation correlation : only(Correlation.class)) {
        resolve(correlation).ifPresent(one -> resolved.put(one.head().id(), one));
      }
      boolean changed = true;
      while (changed) {
        changed = resolved.values().removeIf(one -> !isComplete(one, resolved));
      }
      for (Correlation one : List.copyOf(resolved.values())) {
        if (reaches(one, one.head().id(), resolved, new HashSet<>())) {
          error(one, "the correlation looks at itself");
          resolved.remove(one.head().id());
        }
      }
      return List.copyOf(resolved.values());
    }

    private Optional<Correlation> resolve(Correlation correlation) {
      var ids = new ArrayList<String>();
      for (String word : correlation.rules()) {
        Optional<SigmaRule> meant =
            rules.values().stream().filter(rule -> rule.head().isCalled(word)).findFirst();
        if (meant.isEmpty() || meant.get() instanceof Filter) {
          error(
              correlation,
              "the correlation looks at '" + word + "', which there is not (or has an error)");
          return Optional.empty();
        }
        ids.add(meant.get().head().id());
      }
      return Optional.of(
          new Correlation(
              correlation.head(),
              correlation.type(),
              ids,
              correlation.groupBy(),
              correlation.timespan(),
              correlation.limits(),
              correlation.together(),
              correlation.field(),
              correlation.aliases(),
              correlation.generate(),
              correlation.percent()));
    }

    private boolean isComplete(Correlation correlation, Map<String, Correlation> resolved) {
      for (String id : correlation.rules()) {
        if (rules.get(id) instanceof Correlation && !resolved.containsKey(id)) {
          error(correlation, "the correlation looks at '" + id + "', which has an error");
          return false;
        }
      }
      return true;
    }

    private static boolean reaches(
        Correlation from, String id, Map<String, Correlation> all, Set<String> seen) {
      for (String rule : from.rules()) {
        Correlation next = all.get(rule);
        if (rule.equals(id) || (next != null && seen.add(rule) && reaches(next, id, all, seen))) {
          return true;
        }
      }
      return false;
    }

    private static Set<String> baseOnly(List<Correlation> correlations) {
      var baseOnly = new HashSet<String>();
      var generating = new HashSet<String>();
      for (Correlation correlation : correlations) {
        (correlation.generate() ? generating : baseOnly).addAll(correlation.rules());
      }
      baseOnly.removeAll(generating);
      return baseOnly;
    }
  }
}
