package dev.iamtracker.dynamo;

import dev.iamtracker.alert.ChannelState;
import dev.iamtracker.alert.ChannelStates;
import dev.iamtracker.finding.FindingStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How the channels of alerts are, in a partition of the alerts table. There are few, and they do
/// not expire.
final class DynamoChannels implements ChannelStates {
  private static final String PARTITION = "channels#states";
  private static final String FAILURES = "failures";
  private static final String HELD = "held_ms";
  private static final String SILENT = "silent";
  private static final String ERROR = "error";

  private final Items items;

  DynamoChannels(Items items) {
    this.items = items;
  }

  @Override
  public ChannelState of(String channel) {
    return items
        .get(key(channel))
        .map(
            item ->
                new ChannelState(
                    (int) item.number(FAILURES),
                    Instant.ofEpochMilli(item.number(HELD)),
                    item.flag(SILENT),
                    item.text(ERROR).orElse("")))
        .orElse(ChannelState.WORKING);
  }

  @Override
  public void put(String channel, ChannelState state) {
    items.change(
        Set.of(key(channel)),
        before ->
            Optional.of(
                before
                    .with(FAILURES, state.failures())
                    .with(HELD, state.heldUntil().toEpochMilli())
                    .with(SILENT, state.silent())
                    .with(ERROR, FindingStore.cut(state.error()))));
  }

  /// Lets every channel be tried at once.
  void endPauses() {
    items.change(
        items.partition(PARTITION, "").stream().map(Item::key).collect(Collectors.toSet()),
        before -> before.number(HELD) == 0 ? Optional.empty() : Optional.of(before.with(HELD, 0)));
  }

  private static Key key(String channel) {
    return new Key(PARTITION, KeyText.of(channel));
  }
}
