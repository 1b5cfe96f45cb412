package dev.iamtracker.sqlite;

import dev.iamtracker.alert.ChannelState;
import dev.iamtracker.alert.ChannelStates;
import java.time.Instant;

/// How the channels of alerts are, in `state.db`.
public final class AlertChannels implements ChannelStates {
  private final StateDatabase state;

  public AlertChannels(StateDatabase state) {
    this.state = state;
  }

  @Override
  public ChannelState of(String channel) {
    return state
        .query(
            "SELECT failures, held_ms, silent, error FROM alert_channels WHERE name = ?",
            row ->
                new ChannelState(
                    row.getInt(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getInt(3) != 0,
                    row.getString(4)),
            channel)
        .stream()
        .findFirst()
        .orElse(ChannelState.WORKING);
  }

  @Override
  public void put(String channel, ChannelState channelState) {
    state.update(
        "INSERT OR REPLACE INTO alert_channels VALUES (?, ?, ?, ?, ?)",
        channel,
        channelState.failures(),
        channelState.heldUntil().toEpochMilli(),
        channelState.silent() ? 1 : 0,
        channelState.error());
  }
}
