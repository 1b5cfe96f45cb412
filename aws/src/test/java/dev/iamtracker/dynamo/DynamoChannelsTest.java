package dev.iamtracker.dynamo;

import dev.iamtracker.alert.ChannelStates;
import dev.iamtracker.alert.ChannelStatesContract;
import org.junit.jupiter.api.AfterEach;

class DynamoChannelsTest implements ChannelStatesContract {
  private final TestTables tables = new TestTables();
  private final ChannelStates store = new DynamoChannels(tables.alerts());

  @Override
  public ChannelStates channels() {
    return store;
  }

  @AfterEach
  void close() {
    tables.close();
  }
}
