package dev.iamtracker.alert;

import java.time.Instant;

/// The right of one sender to deliver an alert through a channel, for the time of its lease.
///
/// @param attempt which try this is, from 1
/// @param repeat whether an earlier try may have arrived
/// @param created when the alert was put into the outbox
public record Claim(Alert alert, String channel, int attempt, boolean repeat, Instant created) {}
