package dev.iamtracker.standin.history;

import dev.iamtracker.standin.world.Happened;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a lookup.
public sealed interface LookupOutcome {
  /// A page of events, newest first.
  ///
  /// @param nextToken null on the last page
  record LookupAnswer(List<Happened> events, @Nullable String nextToken) implements LookupOutcome {
    public LookupAnswer {
      events = List.copyOf(events);
    }
  }

  /// A refusal.
  ///
  /// @param code the name of AWS's exception, such as `ThrottlingException`
  record LookupError(String code, String message) implements LookupOutcome {}
}
