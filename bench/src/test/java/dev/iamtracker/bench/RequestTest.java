package dev.iamtracker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.config.InvalidConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
  @Test
  void hasDefaultsForEverythingButTheVerb() {
    assertThat(Request.of(List.of("run")))
        .isEqualTo(
            new Request(
                "run",
                List.of(),
                5,
                10_000_000,
                "bin/iat",
                Path.of("bench/results.ndjson"),
                Path.of("bench/RESULTS.md"),
                15));
  }

  @Test
  void takesSettingsInAnyOrder() {
    Request request =
        Request.of(
            List.of(
                "compare",
                "percent=20",
                "only=ingest,start",
                "runs=2",
                "iat=x/iat",
                "page=p.md",
                "results=r.ndjson",
                "events=300000"));

    assertThat(request)
        .isEqualTo(
            new Request(
                "compare",
                List.of("ingest", "start"),
                2,
                300_000,
                "x/iat",
                Path.of("r.ndjson"),
                Path.of("p.md"),
                20));
  }

  @Test
  void anEmptySettingIsNone() {
    assertThat(Request.of(List.of("run", "only=", "runs=")).runs()).isEqualTo(5);
  }

  @Test
  void theLastOfTwoEqualSettingsCounts() {
    assertThat(Request.of(List.of("run", "only=start", "only=parser")).only())
        .containsExactly("parser");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (List<String> arguments :
        List.of(
            List.<String>of(),
            List.of("walk"),
            List.of("run", "fast"),
            List.of("run", "speed=9"),
            List.of("run", "runs=0"),
            List.of("run", "runs=many"),
            List.of("run", "events=5"))) {
      assertThatThrownBy(() -> Request.of(arguments))
          .as("%s", arguments)
          .isInstanceOf(InvalidConfiguration.class);
    }
  }
}
