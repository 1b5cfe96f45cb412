package dev.iamtracker.hunt;

import dev.iamtracker.event.IdentityEvent;
import java.util.Optional;
import java.util.Set;

/// Tells which rules an event matches; one instance serves one thread.
public interface EventMatcher {
  /// Looks at another event from now on.
  ///
  /// @return ids of the rules it matches
  Set<String> matched(IdentityEvent event);

  /// A field of the event, as rules name it; empty when the event lacks it.
  Optional<String> value(String field);
}
