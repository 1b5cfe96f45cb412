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

  /// Something that lies beside events and is none.
  enum Aside implements ParsedRecord {
    /// A digest file of CloudTrail.
    DIGEST,
    /// An unusual activity that CloudTrail Insights found.
    INSIGHT,
    /// A sum of data events.
    AGGREGATED,
    /// A line of `labels.ndjson`, which says what a simulated event belongs to.
    LABEL
  }

  /// Not a usable event.
  record Unusable(String reason) implements ParsedRecord {}
}
