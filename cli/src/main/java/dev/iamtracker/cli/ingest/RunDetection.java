package dev.iamtracker.cli.ingest;

import dev.iamtracker.alert.AlertPolicy;
import dev.iamtracker.alert.Alerting;
import dev.iamtracker.alert.Occasion;
import dev.iamtracker.cli.alerts.LocalAlerts;
import dev.iamtracker.config.Settings;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.home.LakeRun;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.hunt.RunHunt;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.suppression.Suppressions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// The rules at work on one run: what they find is stored with the run, and what people are to be
/// told of is put into the outbox.
public final class RunDetection {
  private final Rules rules;
  private final Settings settings;
  private final LocalAlerts alerts;
  private final Suppressions suppressions;
  private final Occasion occasion;
  private final Function<Finding, Instant> began;
  private final Instant now;
  private final RunHunt hunt;

  /// Looks at events that nobody waited for.
  RunDetection(Rules rules, LocalAlerts alerts, Settings settings, Instant now) {
    this(rules, alerts, settings, Occasion.FIRST_SIGHT, _ -> now, now);
  }

  /// @param began since when events such as that of a finding are looked at as they come
  public RunDetection(
      Rules rules,
      LocalAlerts alerts,
      Settings settings,
      Occasion occasion,
      Function<Finding, Instant> began,
      Instant now) {
    this.rules = rules;
    this.settings = settings;
    this.alerts = alerts;
    this.suppressions = alerts.suppressions();
    this.occasion = occasion;
    this.began = began;
    this.now = now;
    this.hunt = new RunHunt(rules);
  }

  public Supplier<EventWatch> watches() {
    return hunt;
  }

  /// Makes and stores the findings of a run; to be called while it commits.
  Findings find(LakeRun run) {
    return find(run, /* last= */ true);
  }

  /// The same.
  ///
  /// @param last whether people are told now of what is too old for alerts of its own
  public Findings find(LakeRun run, boolean last) {
    var alerting =
        new Alerting(
            AlertPolicy.of(settings.alerting()),
            suppressions,
            run.alerts(),
            alerts.channelNames(),
            occasion,
            began,
            run.id(),
            now);
    Findings found = hunt.find(run, run.alerts().findings(), alerting::add);
    long sent = alerting.finish(last).alerts();
    return found.with(
        sent, rules.size(), leftOut(), alerts.idle(suppressions, run.alerts().findings()));
  }

  private List<String> leftOut() {
    var leftOut = new ArrayList<String>();
    rules.errors().forEach(error -> leftOut.add(error.toString()));
    hunt.faults().forEach((rule, fault) -> leftOut.add(rule + " failed: " + fault));
    return leftOut;
  }
}
