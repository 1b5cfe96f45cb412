package dev.iamtracker.sqlite;

import dev.iamtracker.alert.OpenGroups;
import dev.iamtracker.alert.OpenGroupsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class AlertGroupsTest implements OpenGroupsContract {
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
  public OpenGroups groups() {
    return new AlertGroups(state);
  }
}
