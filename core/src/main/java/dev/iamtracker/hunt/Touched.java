package dev.iamtracker.hunt;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Between which times rules matched new events.
final class Touched {
  private final Map<String, long[]> spans = new HashMap<>();

  void add(String rule, long millis) {
    add(rule, millis, millis);
  }

  void add(String rule, long first, long last) {
    long[] span = spans.get(rule);
    if (span == null) {
      spans.put(rule, new long[] {first, last});
    } else {
      span[0] = Math.min(span[0], first);
      span[1] = Math.max(span[1], last);
    }
  }

  void add(Touched other) {
    other.spans.forEach((rule, span) -> add(rule, span[0], span[1]));
  }

  /// The times at which any of the rules matched; null when none of them did.
  @Nullable Span of(Iterable<String> rules) {
    Span all = null;
    for (String rule : rules) {
      long[] span = spans.get(rule);
      if (span != null) {
        all =
            all == null
                ? new Span(span[0], span[1])
                : new Span(Math.min(all.first, span[0]), Math.max(all.last, span[1]));
      }
    }
    return all;
  }

  /// From the first to the last match, in milliseconds since 1970.
  record Span(long first, long last) {
    Instant from() {
      return Instant.ofEpochMilli(Math.max(0, first));
    }

    Instant to() {
      return Instant.ofEpochMilli(last);
    }

    Span wider(long millis) {
      return new Span(first - millis, last + millis);
    }

    Span with(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last));
    }
  }
}
