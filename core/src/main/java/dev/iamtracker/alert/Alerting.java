package dev.iamtracker.alert;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.suppression.Suppression;
import dev.iamtracker.suppression.Suppressions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Stores the findings of one run and decides what becomes of the new ones.
///
/// All calls belong into one transaction of the stores, together with what makes the events of the
/// run visible: what is lost with it is found again by the next run.
public final class Alerting {
  private static final int MOST_WAITING = 10_000;
  private static final Comparator<Finding> EARLIEST =
      Comparator.comparing(Finding::time)
          .thenComparing(Finding::rule)
          .thenComparing(finding -> finding.id());

  private final AlertPolicy policy;
  private final Suppressions suppressions;
  private final AlertStores stores;
  private final List<String> channels;
  private final Occasion occasion;
  private final Function<Finding, Instant> began;
  private final String run;
  private final Instant now;

  private final Grouping grouping;
  private final History history = new History();
  private final Map<Level, Long> found = new EnumMap<>(Level.class);
  private final Map<Suppression, Long> suppressed = new LinkedHashMap<>();
  private final List<Finding> waiting = new ArrayList<>();
  private long alerts;

  /// @param channels names of the channels that alerts go through; empty: nobody is told
  /// @param run id of the run
  public Alerting(
      AlertPolicy policy,
      Suppressions suppressions,
      AlertStores stores,
      List<String> channels,
      Occasion occasion,
      String run,
      Instant now) {
    this(policy, suppressions, stores, channels, occasion, _ -> now, run, now);
  }

  /// @param began since when events such as that of a finding are looked at as they come
  public Alerting(
      AlertPolicy policy,
      Suppressions suppressions,
      AlertStores stores,
      List<String> channels,
      Occasion occasion,
      Function<Finding, Instant> began,
      String run,
      Instant now) {
    this.policy = policy;
    this.suppressions = suppressions;
    this.stores = stores;
    this.channels = List.copyOf(channels);
    this.occasion = occasion;
    this.began = began;
    this.run = run;
    this.now = now;
    this.grouping = new Grouping(stores.groups(), now, policy.window());
  }

  /// What became of the findings of a run.
  ///
  /// @param found new ones by level
  /// @param alerts how many messages went into the outbox
  /// @param grouped findings that wait for others of the same rule and actor
  /// @param historic findings that were too old for an alert of their own
  /// @param suppressed which suppressions covered how many
  public record Result(
      Map<Level, Long> found,
      long alerts,
      long grouped,
      long historic,
      Map<Suppression, Long> suppressed) {
    public Result {
      found = Map.copyOf(found);
      suppressed = Map.copyOf(suppressed);
    }
  }

  /// Stores findings; those that are known change nothing, whatever they were in earlier runs.
  ///
  /// @return ids of the new ones
  public Set<String> add(Collection<Finding> findings) {
    var stored = new LinkedHashMap<String, StoredFinding>();
    var covered = new LinkedHashMap<String, Suppression>();
    for (Finding finding : findings) {
      Optional<Suppression> suppression = suppressions.covering(finding, now);
      suppression.ifPresent(one -> covered.put(finding.id(), one));
      stored.put(
          finding.id(),
          new StoredFinding(
              finding,
              now,
              policy.isHistoric(finding, began.apply(finding)),
              occasion.isRetro(),
              null,
              null,
              suppression.map(Suppression::label).orElse(null)));
    }
    Set<String> fresh = stores.findings().add(stored.values());
    for (StoredFinding one : stored.values()) {
      if (fresh.contains(one.id())) {
        found.merge(one.finding().level(), 1L, Long::sum);
        Suppression suppression = covered.get(one.id());
        if (suppression == null) {
          decide(one);
        } else {
          suppressed.merge(suppression, 1L, Long::sum);
        }
      }
    }
    return fresh;
  }

  private void decide(StoredFinding stored) {
    Finding finding = stored.finding();
    if (channels.isEmpty() || occasion == Occasion.RETRO || !policy.isLoudEnough(finding)) {
      return;
    }
    if (stored.historic()) {
      history.add(finding);
    } else {
      waiting.add(finding);
      if (waiting.size() >= MOST_WAITING) {
        tell();
      }
    }
  }

  /// Files are read side by side: of findings that are told of together, the earliest one is the
  /// first, not the one that happened to be read first.
  private void tell() {
    waiting.sort(EARLIEST);
    for (Finding finding : waiting) {
      if (grouping.isFirst(finding)) {
        send(new Alert.Single(finding.id(), finding.level()));
      }
    }
    waiting.clear();
  }

  private void send(Alert alert) {
    stores.outbox().add(alert, channels, now);
    alerts++;
  }

  /// Stores what is told of together.
  public Result finish() {
    return finish(/* last= */ true);
  }

  /// The same.
  ///
  /// @param last whether history is told of now that is held back while [Occasion#COLLECTING]
  public Result finish(boolean last) {
    tell();
    if (occasion != Occasion.COLLECTING) {
      history.digest(run).ifPresent(this::send);
    } else if (last) {
      history.withFormer(stores.groups(), now).ifPresent(this::send);
    } else {
      history.keep(stores.groups(), now);
    }
    if (!channels.isEmpty()) {
      grouping.closeAll();
    }
    grouping.closed().forEach(this::send);
    grouping.keep();
    return new Result(found, alerts, grouping.heldBack(), history.count(), suppressed);
  }
}
