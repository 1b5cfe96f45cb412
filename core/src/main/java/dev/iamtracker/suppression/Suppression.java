package dev.iamtracker.suppression;

import dev.iamtracker.finding.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Findings that are expected: they are stored, and nobody is told of them. At least one of rule,
/// actor, addresses and account is there, and all that are must fit.
///
/// @param rule id of the rule
/// @param actor who acts
/// @param addresses where from
/// @param account 12-digit account id
/// @param reason why nobody wants to hear of it
/// @param owner who answers for that
/// @param expires the last day of it, in UTC
/// @param line where it is written
public record Suppression(
    Optional<Glob> rule,
    Optional<Glob> actor,
    Optional<AddressRange> addresses,
    Optional<String> account,
    String reason,
    String owner,
    LocalDate expires,
    int line) {

  boolean covers(Finding finding) {
    return rule.map(glob -> glob.matches(finding.rule())).orElse(true)
        && actor.map(glob -> glob.matches(finding.actor())).orElse(true)
        && addresses.map(range -> range.contains(finding.sourceIp())).orElse(true)
        && account.map(id -> id.equals(finding.account())).orElse(true);
  }

  public boolean hasExpired(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(expires);
  }

  /// What it covers, in words.
  public String label() {
    List<String> parts = new ArrayList<>();
    rule.ifPresent(glob -> parts.add("rule " + glob.pattern()));
    actor.ifPresent(glob -> parts.add("actor " + glob.pattern()));
    addresses.ifPresent(range -> parts.add("ip " + range.text()));
    account.ifPresent(id -> parts.add("account " + id));
    return String.join(", ", parts) + " (" + reason + "; " + owner + ")";
  }
}
