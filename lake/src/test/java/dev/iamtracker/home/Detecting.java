package dev.iamtracker.home;

import dev.iamtracker.config.OffHours;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Finding.Episode;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.hunt.RunHunt;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.RuleSource;
import dev.iamtracker.track.TrackedRun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs that look for episodes in refused calls, with the real lake and state.
///
/// @param rules correlations over them
record Detecting(TestHome home, Rules rules) {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final String REFUSED =
      """
      title: Refused
      name: refused
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {errorCode: AccessDenied}
        condition: selection
      level: low
      """;

  private static final String CORRELATION =
      """
      ---
      title: Several
      name: %s
      level: high
      correlation:
        type: %s
        rules: [refused]
        group-by: [%s]
        timespan: 10m
        condition: {%s}
      """;

  /// A call that was refused.
  ///
  /// @param minute after noon
  record Call(int minute, String ip, String agent, String name) {
    Call(int minute, String ip) {
      this(minute, ip, "cli", "ListUsers");
    }

    Instant time() {
      return NOON.plus(Duration.ofMinutes(minute));
    }

    IdentityEvent event() {
      return new IdentityEvent.Builder()
          .text(Column.EVENT_ID, minute + "/" + ip + "/" + agent + "/" + name)
          .millis(Column.EVENT_TIME, time().toEpochMilli())
          .text(Column.EVENT_SOURCE, "iam.amazonaws.com")
          .text(Column.EVENT_NAME, name)
          .text(Column.SOURCE_IP, ip)
          .text(Column.USER_AGENT, agent)
          .text(Column.ERROR_CODE, "AccessDenied")
          .text(Column.OUTCOME, "failure")
          .build();
    }
  }

  static String count(String name, String groupBy, String condition) {
    return CORRELATION.formatted(name, "event_count", groupBy, condition);
  }

  static String values(String name, String groupBy, String condition) {
    return CORRELATION.formatted(name, "value_count", groupBy, "field: eventName, " + condition);
  }

  static Detecting in(TestHome home, String... correlations) {
    var source = new RuleSource("rules.yml", REFUSED + String.join("", correlations));
    Rules rules =
        Rules.of(
            RuleSet.of(List.of(), List.of(source), Map.of()),
            new OffHours(0, 0, ZoneOffset.UTC),
            Set.of());
    if (!rules.errors().isEmpty()) {
      throw new AssertionError(rules.errors());
    }
    return new Detecting(home, rules);
  }

  /// One run.
  ///
  /// @return ids of the findings of episodes that are new: what people would be told of
  Set<String> run(Collection<Call> calls) {
    var hunt = new RunHunt(rules);
    EventWatch watch = hunt.get();
    var fresh = new LinkedHashSet<String>();
    try (TrackedRun run = home.lake().begin("ingest")) {
      for (Call call : calls) {
        IdentityEvent event = watch.look(call.event());
        if (run.add(event)) {
          watch.stored(event);
        }
      }
      run.commit(
          () -> {
            hunt.find(run, run.alerts().findings(), found -> add(run, found, fresh));
            return "{}";
          });
    }
    return fresh;
  }

  private Set<String> add(TrackedRun run, Collection<Finding> found, Set<String> fresh) {
    Instant now = home.clock().instant();
    Set<String> added =
        run.alerts().findings().add(found.stream().map(one -> StoredFinding.of(one, now)).toList());
    found.stream()
        .filter(one -> one.episode() != null && added.contains(one.id()))
        .forEach(one -> fresh.add(one.id()));
    return added;
  }

  Detecting later(Duration time) {
    return new Detecting(home.at(home.clock().instant().plus(time)), rules);
  }

  List<StoredFinding> stored(FindingFilter filter) {
    try (AlertHome open = home.lake().alerts()) {
      return open.stores().findings().list(filter).stream()
          .filter(one -> one.finding().episode() != null)
          .toList();
    }
  }

  /// What stands for itself: rule, group, how many, and which.
  List<String> episodes() {
    var episodes = new ArrayList<String>();
    for (StoredFinding one : stored(FindingFilter.CURRENT)) {
      Episode episode = one.finding().episode();
      if (episode != null) {
        episodes.add(
            "%s of %s: %d %s"
                .formatted(
                    one.finding().rule(), episode.group(), episode.count(), episode.events()));
      }
    }
    episodes.sort(null);
    return episodes;
  }
}
