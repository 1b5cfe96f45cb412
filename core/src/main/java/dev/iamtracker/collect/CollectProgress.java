package dev.iamtracker.collect;

import java.time.Duration;

/// How far collecting has come.
///
/// @param streams that are collected
/// @param done streams that are read, or were given up
/// @param requests that were made
/// @param throttled requests that came too fast for the quota
/// @param failed requests without an answer
/// @param left how long the rest will take by the quota, zero while nobody knows
public record CollectProgress(
    int streams, int done, long requests, long throttled, long failed, Duration left) {}
