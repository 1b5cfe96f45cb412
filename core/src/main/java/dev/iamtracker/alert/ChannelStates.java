package dev.iamtracker.alert;

/// Where it is kept how channels are.
public interface ChannelStates {
  /// [ChannelState#WORKING] for one that nothing is known of.
  ChannelState of(String channel);

  void put(String channel, ChannelState state);
}
