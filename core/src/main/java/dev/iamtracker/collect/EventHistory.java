package dev.iamtracker.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// CloudTrail's event history, asked page by page; may be asked by several threads.
public interface EventHistory {
  /// Events of a stream from the first to the last second of a range and a second beyond, the
  /// newest first.
  ///
  /// @throws HistoryFault when there is no answer
  Page lookup(Question question) throws HistoryFault;

  /// @param token from the page before this one; empty for the first page
  record Question(StreamId stream, TimeRange range, Optional<String> token) {}

  /// At most [#MOST_EVENTS] events.
  ///
  /// @param token asks for the next page; empty when this is the last one
  /// @param answered when the answer was made, by the clock of the service; empty when it does not
  ///   say
  record Page(List<Found> events, Optional<String> token, Optional<Instant> answered) {
    public static final int MOST_EVENTS = 50;

    public Page {
      events = List.copyOf(events);
    }

    /// Bytes of all records.
    long bytes() {
      return events.stream().mapToLong(event -> event.record().length()).sum();
    }
  }

  /// An event as event history shows it.
  ///
  /// @param id empty when there is none
  /// @param time [Instant#MAX] when there is none
  /// @param record the CloudTrail record, as text
  record Found(String id, Instant time, String record) {}
}
