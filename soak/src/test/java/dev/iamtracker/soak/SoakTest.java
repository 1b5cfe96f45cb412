package dev.iamtracker.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is started by a shell script")
class SoakTest {
  private static final Path IAT = Path.of("../cli/target/app/bin/iat").toAbsolutePath().normalize();

  private final StringWriter out = new StringWriter();

  private boolean soak(Path program, Path folder, int rounds) {
    var request =
        new SoakRequest(
            List.of(program.toString()), folder, 11, Duration.ofMinutes(5), rounds, rounds, 100);
    return new Soak(request, InstantSource.system(), new PrintWriter(out)).run();
  }

  @Test
  void theLakeStandsAFewRounds(@TempDir Path folder) {
    assumeThat(IAT).as("`make test` packs the program first").isExecutable();

    boolean passed = soak(IAT, folder.resolve("soak"), 2);

    assertThat(out.toString())
        .contains("seed 11", "round 2, home 1", "passed: 2 rounds in 1 home,");
    assertThat(passed).isTrue();
    assertThat(folder.resolve("soak")).doesNotExist();
  }

  @Test
  void aProgramThatDoesNothingIsFoundOutAndItsHomeKept(@TempDir Path folder) throws IOException {
    Path idle = folder.resolve("idle");
    Files.writeString(idle, "#!/bin/sh\necho 'n,ids\n0,0'\n");
    Files.setPosixFilePermissions(idle, PosixFilePermissions.fromString("rwx------"));

    boolean passed = soak(idle, folder.resolve("soak"), 1);

    assertThat(passed).isFalse();
    assertThat(out.toString()).contains("FAILED in round 1", "Everything is kept", "SEED=11");
    assertThat(folder.resolve("soak")).isNotEmptyDirectory();
  }
}
