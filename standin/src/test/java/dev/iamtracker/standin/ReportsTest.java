package dev.iamtracker.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.iamtracker.standin.history.Counts;
import dev.iamtracker.standin.world.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void writesALineForEachEvent(@TempDir Path folder) throws IOException {
    MainOptions options = MainOptions.of(List.of("--events", "30", "--accounts", "3"));
    Path file = folder.resolve("truth.tsv");

    Reports.truth(file, Scenery.of(options, NOON).events());

    assertThat(Files.readAllLines(file))
        .hasSize(30)
        .allMatch(
            line -> line.matches("1111222\\d{5}\t[a-z0-9-]+\t[a-z0-9.-]+com\t[^\t]{36}\t.+Z"));
  }

  @Test
  void writesWhatWasAsked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("stats.tsv");
    var counts = new Counts(5, 2, 1, 2, 70);

    Reports.stats(file, Map.of(new Place("111122223333", "us-east-1"), counts));

    assertThat(file)
        .hasContent(
            """
            account\tregion\trequests\tthrottled\trefused\tpages\tevents
            111122223333\tus-east-1\t5\t2\t1\t2\t70
            """);
  }

  @Test
  void knowsItsOptions() {
    MainOptions options = MainOptions.of(List.of("--faults", "--latency-ms", "100"));

    assertThat(options.faults()).isTrue();
    assertThat(options.latency()).isEqualTo(Duration.ofMillis(100));
    assertThatIllegalArgumentException().isThrownBy(() -> MainOptions.of(List.of("--colour")));
    assertThatIllegalArgumentException().isThrownBy(() -> MainOptions.of(List.of("--events")));
  }
}
