package dev.iamtracker.track;

import dev.iamtracker.alert.Alerting;
import dev.iamtracker.alert.Occasion;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.hunt.RunHunt;
import dev.iamtracker.run.EventWatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// The rules at work on one run: what they find is stored with the run, and what people are to be
/// told of is put into the outbox.
public final class RunDetection {
  private final Rules rules;
  private final Audience audience;
  private final Occasion occasion;
  private final Function<Finding, Instant> began;
  private final Instant now;
  private final RunHunt hunt;

  /// Looks at events that nobody waited for.
  public RunDetection(Rules rules, Audience audience, Instant now) {
    this(rules, audience, Occasion.FIRST_SIGHT, _ -> now, now);
  }

  /// @param began since when events such as that of a finding are looked at as they come
  public RunDetection(
      Rules rules,
      Audience audience,
      Occasion occasion,
      Function<Finding, Instant> began,
      Instant now) {
    this.rules = rules;
    this.audience = audience;
    this.occasion = occasion;
    this.began = began;
    this.now = now;
    this.hunt = new RunHunt(rules);
  }

  public Supplier<EventWatch> watches() {
    return hunt;
  }

  /// Makes and stores the findings of a run; to be called while it commits.
  public Findings find(TrackedRun run) {
    return find(run, /* last= */ true);
  }

  /// The same.
  ///
  /// @param last whether people are told now of what is too old for alerts of its own
  public Findings find(TrackedRun run, boolean last) {
    var alerting =
        new Alerting(
            audience.policy(),
            audience.suppressions(),
            run.alerts(),
            audience.channels(),
            occasion,
            began,
            run.id(),
            now);
    Findings found = hunt.find(run, run.alerts().findings(), alerting::add);
    long sent = alerting.finish(last).alerts();
    List<String> idle = audience.idle().apply(run.alerts().findings());
    return found.with(sent, rules.size(), leftOut(), idle);
  }

  private List<String> leftOut() {
    var leftOut = new ArrayList<String>();
    rules.errors().forEach(error -> leftOut.add(error.toString()));
    hunt.faults().forEach((rule, fault) -> leftOut.add(rule + " failed: " + fault));
    return leftOut;
  }
}
