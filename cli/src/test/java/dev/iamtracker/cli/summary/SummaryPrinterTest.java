package dev.iamtracker.cli.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.run.RunSummary.Count;
import dev.iamtracker.run.RunSummary.Filtered;
import dev.iamtracker.run.RunSummary.Rejection;
import dev.iamtracker.run.RunSummary.Seen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryPrinterTest {
  private static final LakePlace DEFAULT_LAKE =
      new LakePlace(Path.of("/home/ana/.iam-activity-tracker/lake"), Path.of("/h"), true, "iat");

  private static final RunSummary CLEAN =
      summary(
          30, 0, 300_000, 254_310, 0, 44_120, new Filtered(1_570, Map.of()), 0, List.of(), seen());

  private static final RunSummary INCOMPLETE =
      summary(
          5,
          2,
          1_879,
          1_800,
          4,
          60,
          new Filtered(10, Map.of("ci-*", 3L)),
          2,
          List.of(
              new Rejection("logs/a.json.gz", "record 3, byte 1200", "the file ends in a record"),
              new Rejection("logs/\u001b[2J.txt", "", "not JSON")),
          seen());

  @Test
  void greetsAPersonOnATerminal() {
    assertThat(visible(print(CLEAN, DEFAULT_LAKE, true, 100))).isEqualTo(golden("terminal.txt"));
  }

  @Test
  void isPlainInAPipe() {
    assertThat(print(CLEAN, DEFAULT_LAKE, false, 120)).isEqualTo(golden("pipe.txt"));
  }

  @Test
  void namesWhatCouldNotBeUsed() {
    LakePlace lake =
        new LakePlace(Path.of("/tmp/my lake/lake"), Path.of("/tmp/my lake"), false, "bin/iat");

    assertThat(print(INCOMPLETE, lake, false, 80)).isEqualTo(golden("incomplete.txt"));
  }

  @Test
  void saysHowToGoOnWhenThereIsNothing() {
    Seen nothing =
        new Seen(Optional.empty(), Optional.empty(), Map.of(), Map.of(), List.of(), 0, 0, 0);
    RunSummary empty =
        summary(
            1,
            1,
            0,
            0,
            0,
            0,
            new Filtered(0, Map.of()),
            0,
            List.of(new Rejection("notes.txt", "", "not JSON")),
            nothing);

    assertThat(print(empty, DEFAULT_LAKE, false, 120)).isEqualTo(golden("nothing.txt"));
  }

  @Test
  void printsOneObjectForPrograms() {
    StringWriter out = new StringWriter();
    new SummaryPrinter(terminal(out, true, 80), Format.JSON).print(INCOMPLETE, DEFAULT_LAKE);

    assertThat(out).hasToString(golden("object.json"));
  }

  @Test
  void neverCarriesCommandsOutOfNamesToATerminal() {
    Seen hostile =
        new Seen(
            Optional.of(Instant.EPOCH),
            Optional.of(Instant.EPOCH),
            Map.of("\u001b]0;x\u0007", 1L),
            Map.of("\u202e", 1L),
            List.of(new Count("\u009b2J\n", 1)),
            1,
            0,
            0);
    RunSummary summary =
        summary(1, 0, 1, 1, 0, 0, new Filtered(0, Map.of("\u001b*", 1L)), 0, List.of(), hostile);

    assertThat(print(summary, DEFAULT_LAKE, false, 120).lines())
        .allMatch(line -> line.codePoints().allMatch(SafeText::isSafe));
  }

  @Test
  void refusesCsvBeforeTheRun() {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> new SummaryPrinter(terminal(new StringWriter(), false, 80), Format.CSV))
        .withMessageContaining("--format table, json or ndjson");
  }

  private static Seen seen() {
    return new Seen(
        Optional.of(Instant.parse("2026-09-01T00:00:12Z")),
        Optional.of(Instant.parse("2026-11-22T09:58:40Z")),
        Map.of("123456789012", 200_000L, "210987654321", 54_310L),
        Map.of(
            "us-east-1",
            200_000L,
            "eu-west-1",
            50_000L,
            "eu-central-1",
            4_000L,
            "us-west-2",
            300L,
            "sa-east-1",
            5L,
            "ap-south-1",
            4L,
            "ap-east-1",
            1L),
        List.of(
            new Count("deploy-pipeline/ci-4711", 31_204),
            new Count("alice", 12_001),
            new Count("日本語", 900),
            new Count("root", 2)),
        214,
        1_031,
        2);
  }

  private static RunSummary summary(
      long files,
      long filesRejected,
      long records,
      long stored,
      long duplicates,
      long otherSources,
      Filtered filtered,
      long quarantined,
      List<Rejection> rejected,
      Seen seen) {
    Map<String, Long> skipped = filesRejected > 1 ? Map.of("digest", 3L) : Map.of();
    return new RunSummary(
        files,
        filesRejected,
        skipped,
        records,
        stored,
        duplicates,
        otherSources,
        0,
        filtered,
        quarantined,
        0,
        Findings.NONE,
        73_000_000,
        478_000_000,
        Duration.ofMillis(1_900),
        rejected,
        seen);
  }

  private static String print(RunSummary summary, LakePlace lake, boolean terminal, int width) {
    StringWriter out = new StringWriter();
    new SummaryPrinter(terminal(out, terminal, width), Format.TABLE).print(summary, lake);
    return out.toString();
  }

  private static Terminal terminal(StringWriter out, boolean terminal, int width) {
    PrintWriter writer = new PrintWriter(out);
    return new Terminal(writer, writer, terminal, terminal, true, width);
  }

  /// Colours as letters, so that a golden file can be read: `{1}bold{0}`.
  private static String visible(String text) {
    return text.replaceAll("\u001b\\[(\\d+)m", "{$1}");
  }

  private static String golden(String name) {
    try (var file = SummaryPrinterTest.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no golden file " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
