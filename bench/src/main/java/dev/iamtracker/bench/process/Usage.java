package dev.iamtracker.bench.process;

import java.time.Duration;

/// What one run of a command took and said.
///
/// @param wall from letting it start to its end
/// @param cpu user and system time, of its own children too
/// @param peakBytes the most memory it had resident at once; of a pipeline, its largest process
/// @param exitCode 128 + the signal where one ended it
/// @param out what it printed
/// @param err what it printed as diagnostics
public record Usage(
    Duration wall, Duration cpu, long peakBytes, int exitCode, String out, String err) {}
