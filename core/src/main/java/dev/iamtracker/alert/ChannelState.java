package dev.iamtracker.alert;

import java.time.Instant;

/// How a channel is.
///
/// @param failures how often it failed since it last took something
/// @param heldUntil nothing is sent before this
/// @param silent whether it left a request without an answer and was not heard of since
/// @param error what it said the last time, empty while it works
public record ChannelState(int failures, Instant heldUntil, boolean silent, String error) {
  /// A channel that nothing bad is known of.
  public static final ChannelState WORKING = new ChannelState(0, Instant.EPOCH, false, "");
}
