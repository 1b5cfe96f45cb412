package dev.iamtracker.alert;

import java.time.Instant;

/// What became of a claim.
///
/// @param at when it was sent, or is to be tried again
/// @param error why it was not sent, empty if it was
public record Settlement(DeliveryState state, Instant at, String error) {}
