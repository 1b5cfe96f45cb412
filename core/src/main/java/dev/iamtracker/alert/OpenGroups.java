package dev.iamtracker.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Where groups are kept until they close.
public interface OpenGroups {
  /// No groups, for somebody who has nothing to do with them.
  OpenGroups NONE =
      new OpenGroups() {
        @Override
        public List<OpenGroup> of(String rule) {
          return List.of();
        }

        @Override
        public List<OpenGroup> closed(Instant now) {
          return List.of();
        }

        @Override
        public void put(Collection<OpenGroup> groups) {}

        @Override
        public void remove(OpenGroup group) {}
      };

  /// All groups of a rule, those that have closed meanwhile among them.
  List<OpenGroup> of(String rule);

  /// Groups that have closed.
  List<OpenGroup> closed(Instant now);

  /// Keeps groups in the place of those of the same rule and actor.
  void put(Collection<OpenGroup> groups);

  /// Forgets a group, unless it has got more findings than are known here.
  void remove(OpenGroup group);
}
