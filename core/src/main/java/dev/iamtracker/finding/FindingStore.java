package dev.iamtracker.finding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where findings are kept, each once.
///
/// Texts longer than [#MOST_CHARACTERS] are cut: log fields are as long as their writers want.
public interface FindingStore {
  int MOST_CHARACTERS = 1_000;

  /// Adds findings. One that is there stays as it is, with one exception: an episode is replaced by
  /// what is known of it now, stands for itself again, and keeps when it was stored and what people
  /// did about it.
  ///
  /// @return ids of those that were not there
  /// @throws dev.iamtracker.TrackerException when they cannot be stored
  Set<String> add(Collection<StoredFinding> findings);

  /// Notes that the episode of a finding became part of another one.
  void supersede(String id, String by);

  /// The newest first.
  List<StoredFinding> list(FindingFilter filter);

  Optional<StoredFinding> find(String id);

  /// Notes that somebody looked at a finding; the last one who did counts.
  ///
  /// @return whether there is such a finding
  boolean acknowledge(String id, Acknowledgement acknowledgement);

  /// A text that is not too long.
  static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
