package dev.iamtracker.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A finding as it is kept, and what became of it.
///
/// @param stored when it was stored first
/// @param historic whether its event was too old for an alert of its own when it was stored
/// @param retro whether a replay of rules over stored events found it
/// @param supersededBy id of the finding that its episode became part of, null while it stands for
///   itself
/// @param acknowledged null while nobody looked at it
/// @param suppressedBy the suppression that keeps it from becoming an alert, null if there is none
public record StoredFinding(
    Finding finding,
    Instant stored,
    boolean historic,
    boolean retro,
    @Nullable String supersededBy,
    @Nullable Acknowledgement acknowledged,
    @Nullable String suppressedBy) {

  /// A finding that nothing is known of yet.
  public static StoredFinding of(Finding finding, Instant stored) {
    return new StoredFinding(finding, stored, false, false, null, null, null);
  }

  public String id() {
    return finding.id();
  }

  /// What a reader of a list is to know first.
  public FindingState state() {
    if (supersededBy != null) {
      return FindingState.SUPERSEDED;
    }
    if (acknowledged != null) {
      return FindingState.ACKNOWLEDGED;
    }
    return suppressedBy == null ? FindingState.OPEN : FindingState.SUPPRESSED;
  }
}
