package dev.iamtracker.standin.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call of LookupEvents; null is what the caller left out.
///
/// @param start included
/// @param end included
/// @param maxResults events on a page, 1 to 50
/// @param category `insight`, or null for management events
/// @param nextToken from the page before
public record LookupRequest(
    List<LookupAttribute> attributes,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Integer maxResults,
    @Nullable String category,
    @Nullable String nextToken) {
  public LookupRequest {
    attributes = List.copyOf(attributes);
  }

  public static LookupRequest ofAll() {
    return new LookupRequest(List.of(), null, null, null, null, null);
  }

  public static LookupRequest ofSource(String source) {
    return ofAll().with("EventSource", source);
  }

  public LookupRequest with(String key, String value) {
    return new LookupRequest(
        List.of(new LookupAttribute(key, value)), start, end, maxResults, category, nextToken);
  }

  public LookupRequest between(@Nullable Instant from, @Nullable Instant to) {
    return new LookupRequest(attributes, from, to, maxResults, category, nextToken);
  }

  public LookupRequest atMost(int events) {
    return new LookupRequest(attributes, start, end, events, category, nextToken);
  }

  public LookupRequest after(@Nullable String token) {
    return new LookupRequest(attributes, start, end, maxResults, category, token);
  }
}
