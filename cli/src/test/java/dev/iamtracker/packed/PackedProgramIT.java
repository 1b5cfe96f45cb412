package dev.iamtracker.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import dev.iamtracker.packed.PackedProgram.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The program as users start it: through its launcher, from a folder they cannot write to.
class PackedProgramIT {
  private static PackedProgram program;
  private static Map<String, String> before;

  @BeforeAll
  static void ingestSimulatedLogs() throws IOException, InterruptedException {
    program = PackedProgram.prepare();
    before = PackedProgram.listing(program.tree());
    String logs = program.home().resolve("logs").toString();

    Ended simulated =
        program.run("simulate", "--events", "2000", "--days", "3", "--end", "2026-11-22", logs);
    Ended ingested = program.run("ingest", logs, "--format", "json");

    assertThat(simulated.exitCode()).as(simulated.err()).isZero();
    assertThat(ingested.exitCode()).as(ingested.err()).isZero();
    assertThat(ingested.out()).containsPattern("\"stored\":[1-9][0-9]{2,}");
  }

  @AfterAll
  static void delete() throws IOException {
    program.delete();
  }

  @Test
  void helpListsTheCommands() throws IOException, InterruptedException {
    Ended help = program.run("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: iat", "ingest", "query", "completion");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void tellsItsVersion() throws IOException, InterruptedException {
    Ended version = program.run("version", "--format", "json");

    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).containsPattern("\"iat\":\"[0-9]+\\.[0-9]+\\.[0-9]+");
    assertThat(version.err()).isEmpty();
  }

  @Test
  void answersAQuestionOfTheCatalogue() throws IOException, InterruptedException {
    Ended answer =
        program.run(
            "query",
            "daily_summary",
            "--from",
            "2026-11-01",
            "--to",
            "2026-12-01",
            "--format",
            "json");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("\"activity_date\":\"2026-11-21\"");
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void answersSql() throws IOException, InterruptedException {
    Ended answer =
        program.run("sql", "SELECT count(*) > 100 AS many FROM iam_events", "--format", "json");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).isEqualTo("[\n{\"many\":true}\n]\n");
  }

  @Test
  void returnsEventsAsTheRecordsTheyWere() throws IOException, InterruptedException {
    Ended answer =
        program.run(
            "events",
            "--action",
            "AssumeRole",
            "--from",
            "2026-11-01",
            "--to",
            "2026-12-01",
            "--format",
            "ndjson",
            "--limit",
            "3");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("\"eventName\":\"AssumeRole\""));
  }

  @Test
  void printsCompletions() throws IOException, InterruptedException {
    Ended completion = program.run("completion", "bash");

    assertThat(completion.exitCode()).isZero();
    assertThat(completion.out()).contains("complete -F _complete_iat", "--format");
  }

  @Test
  void readsZstd() throws IOException, InterruptedException {
    Path file = program.home().resolve("one.json.zst");
    String record =
        """
        {"eventID":"z","eventTime":"2026-11-20T09:00:00Z","eventSource":"iam.amazonaws.com","eventName":"GetUser",
        "userIdentity":{"type":"Root","accountId":"111122223333"}}""";
    Files.write(file, Zstd.compress(record.getBytes(StandardCharsets.UTF_8)));

    Ended ingested = program.run("ingest", file.toString(), "--dry-run", "--format", "json");

    assertThat(ingested.exitCode()).as(ingested.err()).isZero();
    assertThat(ingested.out()).contains("\"records\":1,");
  }

  @Test
  void unpacksNothingIntoTheTemporaryFolder() throws IOException, InterruptedException {
    String nowhere = program.place().resolve("no-such-folder").toString();
    Map<String, String> variables =
        Map.of("IAT_JAVA_OPTS", "-XX:+UseSerialGC -Djava.io.tmpdir=" + nowhere.replace(' ', '_'));

    Ended answer = program.run(variables, "sql", "SELECT 1 AS one", "--format", "json");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).isEqualTo("[\n{\"one\":1}\n]\n");
  }

  @Test
  void writesNowhereButInTheHome() throws IOException, InterruptedException {
    program.run("query", "root_usage");
    program.run("status");

    assertThat(PackedProgram.listing(program.tree())).isEqualTo(before);
    assertThat(program.work()).isEmptyDirectory();
    try (var home = Files.list(program.home())) {
      assertThat(home.map(file -> file.getFileName().toString()))
          .contains(".iam-activity-tracker")
          .isSubsetOf(".iam-activity-tracker", "logs", "one.json.zst", "classes.txt");
    }
  }

  @Test
  void takesNearlyAllClassesFromTheCache() throws IOException, InterruptedException {
    assumeTrue(Files.exists(program.tree().resolve("lib/answering.aot")), "built without a cache");
    Path log = program.home().resolve("classes.txt");

    Ended answer =
        program.run(
            Map.of("IAT_JAVA_OPTS", "-XX:+UseSerialGC -Xlog:class+load:file=../home/classes.txt"),
            "query",
            "daily_summary");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).hasSizeGreaterThan(1000);
    assertThat(loaded.stream().filter(line -> !line.contains("shared objects file")).count())
        .isLessThan(loaded.size() / 20);
  }

  @Test
  void keepsStandardOutputCleanWhereTheCacheCannotBeUsed()
      throws IOException, InterruptedException {
    Ended answer =
        program.run(
            Map.of("IAT_JAVA_OPTS", "-XX:+UseZGC"), "sql", "SELECT 1 AS one", "--format", "json");

    assertThat(answer.out()).isEqualTo("[\n{\"one\":1}\n]\n");
    assertThat(answer.err()).isEmpty();
  }
}
