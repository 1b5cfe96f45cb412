package dev.iamtracker.cloudtrail;

import dev.iamtracker.event.IdentityEvent;
import java.util.List;

/// What became of one record.
public sealed interface ParsedRecord {

  /// An event of a source that was asked for.
  ///
  /// @param warnings values that could not be read, each in words; they are in `extra` as they were
  record Event(IdentityEvent event, List<String> warnings) implements ParsedRecord {
    public Event {
      warnings = List.copyOf(warnings);
    }
  }

  /// An event of a source that nobody asked for; nothing else of it was read.
  enum OtherSource implements ParsedRecord {
    OTHER_SOURCE
  }

  /// Something that CloudTrail writes beside events.
  enum Aside implements ParsedRecord {
    DIGEST,
    INSIGHT,
    AGGREGATED
  }

  /// Not a usable event.
  record Unusable(String reason) implements ParsedRecord {}
}
