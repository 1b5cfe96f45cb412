package dev.iamtracker.standin.history;

/// What one place was asked so far.
///
/// @param requests all of them
/// @param throttled those beyond the quota
/// @param refused those refused for another reason
/// @param pages those answered
/// @param events events on these pages
public record Counts(long requests, long throttled, long refused, long pages, long events) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  Counts plus(Counts more) {
    return new Counts(
        requests + more.requests,
        throttled + more.throttled,
        refused + more.refused,
        pages + more.pages,
        events + more.events);
  }
}
