package dev.iamtracker.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.TrackerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LauncherTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final String JAVA =
      Path.of(System.getProperty("java.home", ""), "bin", "java").toString();

  @TempDir private Path folder = Path.of("");
  private Launcher launcher = launcher(Duration.ofMinutes(2));

  @BeforeEach
  void open() {
    launcher = launcher(Duration.ofMinutes(2));
  }

  @AfterEach
  void close() {
    launcher.close();
  }

  private Launcher launcher(Duration patience) {
    return new Launcher(
        folder,
        folder.resolve("said"),
        Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "GREETING", "hello"),
        patience);
  }

  @Test
  void tellsWhatAChildHadInMemoryAtMost() {
    Usage usage =
        launcher.succeed(
            Command.of(
                JAVA,
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                "-Xms300m",
                "-Xmx300m",
                "-version"));

    assertThat(usage.peakBytes()).isBetween(300 * MEBIBYTE, 450 * MEBIBYTE);
  }

  @Test
  void countsNothingOfItsOwnMemoryToAChild() {
    byte[] own = new byte[(int) (64 * MEBIBYTE)];
    for (int i = 0; i < own.length; i += 1024) {
      own[i] = 1;
    }

    Usage usage = launcher.succeed(Command.of("true"));

    assertThat(own).contains((byte) 1);
    assertThat(usage.peakBytes()).isBetween(1L, 16 * MEBIBYTE);
  }

  @Test
  void takesTheLargestProcessOfAPipeline() {
    Usage usage =
        launcher.succeed(
            Command.line(
                JAVA
                    + " -XX:+UseSerialGC -XX:+AlwaysPreTouch -Xms200m -Xmx200m -version 2>&1"
                    + " | cat"));

    assertThat(usage.peakBytes()).isBetween(200 * MEBIBYTE, 350 * MEBIBYTE);
  }

  @Test
  void addsUpTheProcessorTimeOfAllProcessesOfALine() {
    String work = "i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done";

    Usage alone = launcher.succeed(Command.line(work));
    Usage both =
        launcher.succeed(Command.line("(" + work + ") & (" + work + ") & (" + work + "); wait"));

    assertThat(alone.cpu()).isPositive();
    assertThat(both.cpu()).isGreaterThan(alone.cpu());
  }

  @Test
  void keepsWhatAChildSaid() {
    Usage usage =
        launcher.succeed(
            Command.line("echo out; echo err >&2; echo $GREETING $MORE").with("MORE", "again"));

    assertThat(usage.out()).isEqualTo("out\nhello again\n");
    assertThat(usage.err()).isEqualTo("err\n");
  }

  @Test
  void runsInTheGivenFolder() {
    Usage usage = launcher.succeed(Command.of("pwd", "-P"));

    assertThat(Path.of(usage.out().strip()).getFileName()).isEqualTo(folder.getFileName());
  }

  @Test
  void tellsHowAChildEnded() {
    assertThat(launcher.run(Command.line("exit 3")).exitCode()).isEqualTo(3);
    assertThat(launcher.run(Command.line("kill -9 $$")).exitCode()).isEqualTo(128 + 9);
    assertThat(launcher.run(Command.of("no-such-program")).exitCode()).isEqualTo(127);
  }

  @Test
  void namesACommandThatFailedWithWhatItSaid() {
    assertThatThrownBy(() -> launcher.succeed(Command.line("echo broken >&2; exit 1")))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("echo broken >&2; exit 1 ended with 1")
        .hasMessageContaining("broken");
  }

  @Test
  void killsACommandThatTakesTooLong() {
    try (Launcher impatient = launcher(Duration.ofMillis(200))) {
      Usage usage = impatient.run(Command.of("sleep", "600"));

      assertThat(usage.exitCode()).isEqualTo(128 + 9);
    }
  }

  @Test
  void givesChildrenNoInput() {
    assertThat(launcher.succeed(Command.of("wc", "-c")).out().strip()).isEqualTo("0");
  }
}
