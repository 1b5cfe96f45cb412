package dev.iamtracker.finding;

import java.time.Instant;

/// Somebody looked at a finding.
///
/// @param who did
/// @param note what they say about it, may be empty
public record Acknowledgement(String who, String note, Instant time) {}
