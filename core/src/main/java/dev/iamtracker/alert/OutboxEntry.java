package dev.iamtracker.alert;

import java.time.Instant;

/// An alert on its way through one channel, for people who look after it.
///
/// @param attempts how often it was tried
/// @param at when it was sent or is to be tried again
/// @param error what went wrong the last time, empty if nothing did
public record OutboxEntry(
    Alert alert,
    String channel,
    DeliveryState state,
    int attempts,
    Instant created,
    Instant at,
    String error) {}
