package dev.iamtracker.sigma;

import dev.iamtracker.sigma.SigmaRule.Correlation;
import dev.iamtracker.sigma.SigmaRule.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules that belong together and what is wrong with the others. Nothing is left out in silence:
/// every document is a rule, an error, or a rule that another one of the same id replaces.
///
/// @param detections filters already put in; those of other logs are not among them
/// @param baseOnly ids of detections and correlations that only others look at
/// @param notApplicable what is about other logs
/// @param notices what a user should know, in words
public record RuleSet(
    List<Detection> detections,
    List<Correlation> correlations,
    Set<String> baseOnly,
    List<NotApplicable> notApplicable,
    List<SigmaError> errors,
    List<String> notices) {
  /// A rule that can never match CloudTrail events, and why.
  public record NotApplicable(SigmaRule rule, String reason) {}

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
    notApplicable.forEach(other -> all.add(other.rule()));
    return all.stream().filter(rule -> rule.head().isCalled(word)).findFirst();
  }

  /// How many rules can find something.
  public int size() {
    return detections.size() + correlations.size();
  }
}
