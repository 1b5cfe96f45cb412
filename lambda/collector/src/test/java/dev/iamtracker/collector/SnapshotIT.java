package dev.iamtracker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotIT {
  @TempDir private Path folder;

  /// Lambda's client calls what was registered, where the runtime says that it is its context which
  /// things register with.
  @Test
  void rehearsesBeforeASnapshotAndGoesOnBehindIt() throws InterruptedException {
    try (var cloud = new Cloud(folder)) {
      cloud.more.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      cloud.more.put(
          "JAVA_TOOL_OPTIONS", "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
      cloud.happens(cloud.newUser(Cloud.HOUR, "bob"));
      Running function = cloud.starts(CollectHandler.class);

      assertThat(function.api().awaitQuestion(Duration.ofSeconds(60))).isTrue();
      assertThat(function.api().restored()).isOne();
      assertThat(cloud.gate.calls("BatchGetItem")).as("asked by the rehearsal").isPositive();
      assertThat(Answered.of(function.collects()).number("total_events_processed")).isOne();
    }
  }
}
