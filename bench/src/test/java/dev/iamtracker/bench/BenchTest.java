package dev.iamtracker.bench;

import static dev.iamtracker.bench.result.SampleResults.outcome;
import static dev.iamtracker.bench.result.SampleResults.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.corpus.Corpora;
import dev.iamtracker.bench.measurement.Iat;
import dev.iamtracker.bench.measurement.Measurement;
import dev.iamtracker.bench.measurement.Workbench;
import dev.iamtracker.bench.process.Launcher;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.result.Results;
import dev.iamtracker.bench.result.Run;
import dev.iamtracker.config.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class BenchTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> said = new ArrayList<>();

  /// Leaves a file, then finds nothing, or fails.
  private record Fake(String name, boolean fails) implements Measurement {
    @Override
    public String title() {
      return "Title of " + name;
    }

    @Override
    public Outcome measure(Workbench bench) throws IOException {
      Files.createDirectories(bench.scratch());
      Files.writeString(bench.place(name), "left");
      if (fails) {
        throw new TrackerException("it broke");
      }
      return outcome(name);
    }
  }

  private ResultFiles files() {
    return new ResultFiles(folder.resolve("out/results.ndjson"), folder.resolve("out/RESULTS.md"));
  }

  private List<String> measure(Run run, Measurement... measurements) throws IOException {
    Path proc = Files.createDirectories(folder.resolve("proc"));
    Files.writeString(proc.resolve("loadavg"), "9.00 8.00 7.00 1/2 3\n");
    try (var launcher =
        new Launcher(folder, folder.resolve("said"), Map.of(), Duration.ofMinutes(1))) {
      var workbench =
          new Workbench(
              1,
              10_000,
              new Iat("iat", "java", "iat 1.0"),
              launcher,
              new Corpora(folder, "v1", said::add),
              folder.resolve("work"),
              folder,
              said::add);
      return new Bench(
              new Measurements(List.of(new Fake("a", false), new Fake("b", false))),
              workbench,
              files(),
              proc)
          .run(List.of(measurements), run);
    }
  }

  @Test
  void writesBothFilesAndKeepsFormerResults() throws IOException {
    measure(run("2026-11-22T10:00:00Z"), new Fake("b", false));
    measure(run("2026-11-22T11:00:00Z"), new Fake("a", false));

    Results results = files().read();
    assertThat(results.entries())
        .extracting(entry -> entry.outcome().name())
        .containsExactly("a", "b");
    assertThat(results.runs()).extracting(Run::loadAfter).containsOnly("9.00 8.00 7.00");
    assertThat(folder.resolve("out/RESULTS.md")).content().contains("## Title of a");
  }

  @Test
  void aFailureDoesNotStopTheOthers() throws IOException {
    List<String> failed =
        measure(run("2026-11-22T10:00:00Z"), new Fake("a", true), new Fake("b", false));

    assertThat(failed).containsExactly("a");
    assertThat(files().read().outcome("b")).isPresent();
    assertThat(folder.resolve("work")).doesNotExist();
    assertThat(said)
        .containsExactly("[1/2] a: Title of a", "a failed: it broke", "[2/2] b: Title of b");
  }

  @Test
  void whatAFailedMeasurementLeftIsKept() throws IOException {
    measure(run("2026-11-22T10:00:00Z"), new Fake("a", true));

    assertThat(folder.resolve("work/a")).hasContent("left");
  }

  @Test
  void withoutNamesTheUsualMeasurementsAreTaken() {
    assertThat(Measurements.known().chosen(List.of()))
        .extracting(Measurement::name)
        .contains("ingest", "queries", "start")
        .doesNotContain("parser");
    assertThat(Measurements.known().chosen(List.of("parser", "ingest")))
        .extracting(Measurement::name)
        .containsExactly("ingest", "parser");
  }

  @Test
  void anUnknownNameIsRefusedWithTheClosestOne() {
    assertThatThrownBy(() -> Measurements.known().chosen(List.of("ingets")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("ingest");
  }
}
