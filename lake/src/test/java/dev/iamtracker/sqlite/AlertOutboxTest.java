package dev.iamtracker.sqlite;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.Outbox;
import dev.iamtracker.alert.OutboxContract;
import dev.iamtracker.alert.OutboxUpkeep;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertOutboxTest implements OutboxContract {
  private StateDatabase state;
  private AlertOutbox outbox;

  @BeforeEach
  void open(@TempDir Path folder) {
    state = StateDatabase.open(folder.resolve("state.db"));
    outbox = new AlertOutbox(state);
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public OutboxUpkeep upkeep() {
    return outbox;
  }

  @Test
  void whatWasMadeLongAgoCanBeDeleted() {
    outbox.add(HIGH, List.of("file"), NOON);

    assertThat(outbox.deleteBefore(NOON)).isZero();
    assertThat(outbox.deleteBefore(NOON.plusSeconds(1))).isEqualTo(1);

    assertThat(outbox.counts()).isEmpty();
  }
}
