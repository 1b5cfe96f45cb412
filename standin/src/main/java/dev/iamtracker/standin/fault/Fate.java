package dev.iamtracker.standin.fault;

import java.time.Duration;

/// What becomes of one request.
///
/// @param latency how long it waits before anything else happens
public record Fate(Duration latency, Mishap mishap) {}
