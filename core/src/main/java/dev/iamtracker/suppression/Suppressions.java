package dev.iamtracker.suppression;

import dev.iamtracker.finding.Finding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// All suppressions of one file, in its order.
public record Suppressions(List<Suppression> all) {
  public static final Suppressions NONE = new Suppressions(List.of());

  public Suppressions {
    all = List.copyOf(all);
  }

  /// The first suppression that covers a finding and has not expired.
  public Optional<Suppression> covering(Finding finding, Instant now) {
    for (Suppression one : all) {
      if (!one.hasExpired(now) && one.covers(finding)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /// Those that have not expired and cover none of some findings.
  public List<Suppression> unused(Collection<Finding> findings, Instant now) {
    return all.stream()
        .filter(one -> !one.hasExpired(now))
        .filter(one -> findings.stream().noneMatch(one::covers))
        .toList();
  }

  /// Those that have no effect any more.
  public List<Suppression> expired(Instant now) {
    return all.stream().filter(one -> one.hasExpired(now)).toList();
  }
}
