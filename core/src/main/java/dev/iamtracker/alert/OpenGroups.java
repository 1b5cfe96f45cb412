package dev.iamtracker.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Where groups are kept until they close.
public interface OpenGroups {
  /// All groups of a rule, those that have closed meanwhile among them.
  List<OpenGroup> of(String rule);

  /// Groups that have closed.
  List<OpenGroup> closed(Instant now);

  /// Keeps groups in the place of those of the same rule and actor.
  void put(Collection<OpenGroup> groups);

  /// Forgets a group, unless it has got more findings than are known here.
  void remove(OpenGroup group);
}
