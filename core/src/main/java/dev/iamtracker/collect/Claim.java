package dev.iamtracker.collect;

import java.time.Duration;
import java.time.Instant;

/// A range of a stream was read to its last page.
///
/// @param asked when the first question was asked, by the earlier one of both clocks
/// @param answered when the last answer came, by the later one of both clocks
record Claim(StreamId stream, TimeRange range, Instant asked, Instant answered) {
  Coverage on(Coverage coverage, Duration overlap) {
    return coverage.read(range, asked, answered, overlap);
  }
}
