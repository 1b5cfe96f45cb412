package dev.iamtracker.collect;

import java.time.Duration;

/// What was asked of one region of one account.
///
/// @param requests that were made, those without an answer among them
/// @param throttled requests that came too fast for the quota
/// @param failed requests without an answer for other reasons
/// @param busy how long there was something left to read
public record PlaceFigures(
    String account, String region, long requests, long throttled, long failed, Duration busy) {}
