package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  @TempDir private Path folder;

  @Test
  void writesDeliveryFilesAndLabels() {
    Launch launch = Launch.of("simulate", folder.toString(), "--events", "1000", "--days", "2");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out()).contains("records in", "17 attack stories", "labels.ndjson");
    assertThat(folder.resolve("AWSLogs")).isNotEmptyDirectory();
  }

  @Test
  void playsOnlyTheStoriesThatAreNamed() {
    String folder = this.folder.toString();

    assertThat(
            Launch.of("simulate", folder, "--events=100", "--stories=none", "--format=json").out())
        .contains("\"events\":100,", "\"stories\":{}");
  }

  @Test
  void refusesAFolderThatIsInUse() throws Exception {
    Files.createDirectories(folder.resolve("AWSLogs"));

    Launch launch = Launch.of("simulate", folder.toString());

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err()).contains("already holds CloudTrail files");
  }

  @Test
  void namesAnUnknownStory() {
    Launch launch = Launch.of("simulate", folder.toString(), "--stories", "moonlight");

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains("no story is named moonlight");
  }

  @Test
  void needsAFolder() {
    Launch launch = Launch.of("simulate");

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains("FOLDER", "iat simulate --help");
  }
}
