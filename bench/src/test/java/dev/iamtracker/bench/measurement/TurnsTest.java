package dev.iamtracker.bench.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.corpus.Corpora;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.process.Launcher;
import dev.iamtracker.bench.process.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class TurnsTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> said = new ArrayList<>();
  private Launcher launcher = launcher();

  private Launcher launcher() {
    return new Launcher(
        folder,
        folder.resolve("said"),
        Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"),
        Duration.ofMinutes(1));
  }

  @BeforeEach
  void open() {
    launcher = launcher();
  }

  @AfterEach
  void close() {
    launcher.close();
  }

  private Workbench bench() {
    return new Workbench(
        3,
        10_000,
        new Iat("iat", "java", "iat 1.0"),
        launcher,
        new Corpora(folder, "v1", said::add),
        folder.resolve("work"),
        Path.of("lib"),
        said::add);
  }

  private static Usage usage(long wallMillis, long cpuMillis, String out) {
    return new Usage(
        Duration.ofMillis(wallMillis), Duration.ofMillis(cpuMillis), 1 << 20, 0, out, "");
  }

  @Test
  void sidesTakeTurns() throws IOException {
    List<Series> series =
        new Turns(bench(), 3, /* warmUp= */ true)
            .of(
                Side.of("a", Command.line("printf a >>log")),
                Side.of("b", Command.line("printf b >>log")));

    assertThat(folder.resolve("log")).hasContent("abababab");
    assertThat(series).extracting(Series::label).containsExactly("a", "b");
    assertThat(series).allSatisfy(one -> assertThat(one.usages()).hasSize(3));
    assertThat(said).hasSize(8);
    assertThat(said.getFirst()).startsWith("  warming up a: ");
    assertThat(said.getLast()).startsWith("  3/3 b: ");
  }

  @Test
  void aSideIsPreparedBeforeEachRun() throws IOException {
    Path made = folder.resolve("made");

    new Turns(bench(), 2, /* warmUp= */ false)
        .of(Side.afresh("mkdir", Command.of("mkdir", "made"), made));

    assertThat(Files.isDirectory(made)).isTrue();
  }

  @Test
  void ratiosAreTakenFromNeighbouringRuns() {
    Series ours =
        new Series("ours", Command.of("a"), List.of(usage(200, 20, ""), usage(600, 40, "")));
    Series theirs =
        new Series("theirs", Command.of("b"), List.of(usage(100, 10, ""), usage(200, 10, "")));

    assertThat(ours.against(theirs).name()).isEqualTo("ours / theirs");
    assertThat(ours.against(theirs).spread().median()).isEqualTo(2.5);
    assertThat(ours.cpuAgainst(theirs).spread().median()).isEqualTo(3);
    assertThat(ours.mediansAgainst(theirs).spread().median()).isCloseTo(8 / 3.0, within(1e-9));
    assertThat(ours.seconds().spread().most()).isEqualTo(0.6);
    assertThat(ours.peakMemory().unit()).isEqualTo(Unit.BYTES);
  }

  @Test
  void anIngestThatLostRecordsIsNoResult() {
    Corpus corpus = new Corpus("`made`", folder, 10, 1, 100, 1000);
    String summary = "{\"records\":%d,\"stored\":7,\"duplicates\":1,\"other_sources\":2}";
    Series whole = new Series("a", Command.of("a"), List.of(usage(1, 1, summary.formatted(10))));
    Series short1 =
        new Series(
            "a",
            Command.of("a"),
            List.of(usage(1, 1, summary.formatted(9)), usage(1, 1, summary.formatted(10))));

    assertThat(Ingested.check(whole, corpus)).isEqualTo(new Ingested(10, 7, 1, 2));
    assertThatThrownBy(() -> Ingested.check(short1, corpus))
        .isInstanceOf(TrackerException.class)
        .hasMessageContaining("read 9 records");
  }

  @Test
  void aDistributionBringsItsOwnJava() throws IOException {
    Path program = Files.createDirectories(folder.resolve("iat-1.0/bin")).resolve("iat");
    Files.writeString(program, "#!/bin/sh\necho iat 1.0\necho java 25\n");
    Path java = Files.createDirectories(folder.resolve("iat-1.0/runtime/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(java.toFile().setExecutable(true)).isTrue();

    assertThat(Iat.of(program.toString(), launcher))
        .isEqualTo(new Iat(program.toString(), java.toString(), "iat 1.0"));
  }

  @Test
  void aCheckoutUsesTheJavaOfThePath() throws IOException {
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("iat");
    Files.writeString(program, "#!/bin/sh\necho iat 1.0\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    assertThat(Iat.of(program.toString(), launcher).java()).isEqualTo("java");
  }

  @Test
  void ourOwnProgramsRunFromTheJarsOfTheBenchmarks() {
    assertThat(bench().program(List.of("-Xmx1g"), TurnsTest.class, "x").text())
        .isEqualTo(
            "java --enable-native-access=ALL-UNNAMED -Xmx1g -cp 'lib/*'"
                + " dev.iamtracker.bench.measurement.TurnsTest x");
  }
}
