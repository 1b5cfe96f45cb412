package dev.iamtracker.sqlite;

import dev.iamtracker.alert.ChannelStates;
import dev.iamtracker.alert.ChannelStatesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class AlertChannelsTest implements ChannelStatesContract {
  private StateDatabase state;

  @BeforeEach
  void open(@TempDir Path folder) {
    state = StateDatabase.open(folder.resolve("state.db"));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Override
  public ChannelStates channels() {
    return new AlertChannels(state);
  }
}
