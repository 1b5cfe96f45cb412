package dev.iamtracker.bench.process;

import java.time.Duration;

/// How a process ended, as the kernel tells its parent.
record Ended(int exitCode, Duration cpu, long peakBytes) {}
