package dev.iamtracker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From files to answers, through the command line.
class MainJobTest {
  private static final String LOGIN =
      """
      {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDA1","accountId":"111122223333","userName":"alice"},
      "eventTime":"2026-11-21T09:00:00Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1",
      "sourceIPAddress":"203.0.113.7","userAgent":"Mozilla\\u001b[2J","errorMessage":"Failed authentication","requestParameters":null,
      "responseElements":{"ConsoleLogin":"Failure"},"eventID":"11111111-1111-1111-1111-111111111111","recipientAccountId":"111122223333","n":1.50}""";

  private static final String ROOT =
      """
      {"userIdentity":{"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root","accountId":"111122223333"},
      "eventTime":"2026-11-21T10:00:00Z","eventSource":"iam.amazonaws.com","eventName":"CreateAccessKey","awsRegion":"us-east-1",
      "sourceIPAddress":"=cmd|' /C calc'!A0","eventID":"22222222-2222-2222-2222-222222222222","recipientAccountId":"111122223333",
      "responseElements":{"accessKey":{"accessKeyId":"AKIAEXAMPLE","secretAccessKey":"TOP-SECRET"}}}""";

  @TempDir private Path folder;
  private String home = "";
  private String logs = "";

  @BeforeEach
  void writeLogs() throws IOException {
    home = folder.resolve("home").toString();
    logs = folder.resolve("logs.json").toString();
    Files.writeString(Path.of(logs), "{\"Records\":[" + LOGIN + "," + ROOT + "," + LOGIN + "]}");
  }

  private Launch iat(String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--home";
    all[args.length + 1] = home;
    return Launch.of(all);
  }

  @Test
  void ingestSaysWhatBecameOfEveryRecord() {
    Launch launch = iat("ingest", logs, "--format", "json");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out())
        .contains(
            "\"files\":1,\"files_rejected\":0,\"records\":3,\"stored\":2,\"duplicates\":1",
            "\"failed_authentications\":2,\"root_events\":1");
    assertThat(launch.err()).isEmpty();
  }

  @Test
  void theSameFileAgainStoresNothing() {
    iat("ingest", logs);

    assertThat(iat("ingest", logs, "--format", "json").out())
        .contains("\"stored\":0,\"duplicates\":3");
    assertThat(iat("sql", "SELECT count(*) AS n FROM iam_events", "--format", "json").out())
        .isEqualTo("[\n{\"n\":2}\n]\n");
  }

  @Test
  void runPrintsASummaryForPeople() {
    Launch launch = iat("run", logs);

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out())
        .contains("2 new events from 3 records in 1 file", "1 event by root", "query failed_auth");
  }

  @Test
  void readsStandardInput() {
    Launch launch =
        Launch.with(
            Map.of(),
            LOGIN.replace("\n", "") + "\n" + ROOT.replace("\n", ""),
            "ingest",
            "-",
            "--home",
            home,
            "--format",
            "json");

    assertThat(launch.out()).contains("\"stored\":2");
  }

  @Test
  void aDryRunStoresNothing() {
    Launch launch = iat("ingest", logs, "--dry-run", "--format", "json");

    assertThat(launch.out()).contains("\"stored\":2,\"duplicates\":1");
    assertThat(launch.err()).contains("Nothing was stored");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void leavesOutWhatLiesOutsideTheTimeAskedFor() {
    assertThat(iat("ingest", logs, "--since", "2026-11-21T09:30:00Z", "--format", "json").out())
        .contains("\"stored\":1,", "\"out_of_window\":2,");
  }

  @Test
  void filtersRolesAndCountsThemByPattern() throws IOException {
    Files.writeString(
        Path.of(logs),
        """
        [{"userIdentity":{"type":"IAMUser","userName":"a"},"eventTime":"2026-11-21T09:00:00Z","eventSource":"sts.amazonaws.com",
        "eventName":"AssumeRole","eventID":"e","requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/PrismaCloudRead"}}]""");

    Launch launch =
        Launch.with(
            Map.of("FILTERED_ROLES", "prisma*"),
            "",
            "ingest",
            logs,
            "--home",
            home,
            "--format",
            "json");

    assertThat(launch.out())
        .contains("\"filtered\":{\"service_linked\":0,\"roles\":{\"prisma*\":1}}");
  }

  @Test
  void aMissingPathBesideAGoodOneIsIncomplete() {
    Launch launch = iat("ingest", logs, folder.resolve("nowhere").toString());

    assertThat(launch.exitCode()).isEqualTo(3);
    assertThat(launch.out()).contains("nowhere");
  }

  @Test
  void nothingIsVouchedForThatCouldNotBeRead() throws IOException {
    Files.writeString(Path.of(logs), "[{\"eventName\":\"x\"},{\"cut");

    assertThat(iat("ingest", logs).out())
        .contains("it has no eventSource", "it is truncated")
        .doesNotContain("root did nothing", "no failed authentications");

    Files.writeString(Path.of(logs), "[" + LOGIN + ",{\"cut");
    assertThat(iat("ingest", logs).out()).contains("root did nothing, in what could be read");
  }

  @Test
  void linksThatLeadNowhereAreNamed() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.copy(Path.of(logs), inputs.resolve("logs.json"));
    Files.createSymbolicLink(inputs.resolve("loop"), inputs.resolve("loop"));
    Files.createSymbolicLink(inputs.resolve("parent"), inputs);

    Launch launch = iat("ingest", inputs.toString());

    assertThat(launch.exitCode()).isEqualTo(3);
    assertThat(launch.out()).contains("2 new events from 3 records in 1 file", "loop");
  }

  @Test
  void aHomeThatIsAFileIsNoEmptyLake() {
    assertThat(Launch.of("status", "--home", logs).err()).contains("is no folder");
    assertThat(Launch.of("sql", "SELECT 1", "--home", logs).exitCode()).isEqualTo(1);
  }

  @Test
  void aMissingPathAloneFails() {
    Launch launch = iat("ingest", folder.resolve("nowhere").toString());

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err()).contains("nowhere").doesNotContain("Exception");
  }

  @Test
  void aBrokenRecordIsNamedAndTheOthersAreKept() throws IOException {
    Files.writeString(
        Path.of(logs), "{\"Records\":[" + LOGIN + ",{\"eventName\":\"x\"}," + ROOT + ",{\"cut");

    Launch launch = iat("ingest", logs);

    assertThat(launch.exitCode()).isEqualTo(3);
    assertThat(launch.out())
        .contains("record 2, byte", "it has no eventSource", "record 4, byte", "truncated");
    assertThat(iat("status").out()).contains("Quarantine", "it has no eventSource");
  }

  @Test
  void queriesAnswerInEveryFormat() {
    iat("ingest", logs);

    assertThat(iat("query", "root_usage", "--format", "json").out())
        .contains("\"event_name\":\"CreateAccessKey\"", "\"target_access_key_id\"")
        .doesNotContain("TOP-SECRET");
    assertThat(iat("query", "failed_auth").out()).contains("alice", "Failed authentication");
    assertThat(iat("query", "root_usage", "--format", "csv").out()).contains("'=cmd|");
    assertThat(iat("query", "root_usage", "--format", "ndjson").out().lines()).hasSize(1);
    assertThat(
            iat("query", "user_lookup", "--param", "user=ALI", "--format", "ndjson").out().lines())
        .hasSize(1);
  }

  @Test
  void tablesSayHowLongItTookAndWhatIsLeftOut() {
    iat("ingest", logs);

    Launch launch = iat("sql", "SELECT event_name FROM iam_events ORDER BY 1", "--limit", "1");

    assertThat(launch.err()).contains("1 row", " read", "1 more row; --limit 2 shows all of them.");
  }

  @Test
  void attackersCannotWriteToTheTerminal() {
    iat("ingest", logs);

    for (String format : new String[] {"table", "json", "csv", "ndjson"}) {
      assertThat(iat("sql", "SELECT user_agent FROM iam_events", "--format", format).out())
          .doesNotContain("\u001b");
      assertThat(iat("events", "--format", format).out()).doesNotContain("\u001b");
    }
  }

  @Test
  void eventsGivesBackWholeRecords() {
    iat("ingest", logs);

    Launch launch = iat("events", "--user", "alice", "--format", "json");

    assertThat(launch.out())
        .startsWith("[{")
        .contains(
            "\"n\":1.50",
            "\"responseElements\":{\"ConsoleLogin\":\"Failure\"}",
            "\"requestParameters\":null");
    assertThat(iat("events", "--key", "AKIAEXAMPLE").out()).contains("CreateAccessKey");
    assertThat(iat("events", "--key", "AKIAEXAMPLE", "--format", "ndjson").out())
        .contains("\"secretAccessKey\":\"(redacted)\"");
    assertThat(
            iat(
                    "events",
                    "--action",
                    "consolelogin",
                    "--ip",
                    "203.0.113.7",
                    "--id",
                    "11111111-1111-1111-1111-111111111111")
                .err())
        .contains("1 row");
    assertThat(iat("events", "--user", "nobody", "--format", "json").out()).isEqualTo("[]\n");
  }

  @Test
  void saysWhereTheEventsAreWhenTheTimeAskedForHasNone() {
    iat("ingest", logs);

    assertThat(iat("query", "daily_summary", "--from", "2020-01-01", "--to", "2020-01-02").err())
        .contains("The lake holds events from 2026-11-21T09:00:00Z to 2026-11-21T10:00:00Z");
    assertThat(
            Launch.of("query", "daily_summary", "--home", folder.resolve("other").toString()).err())
        .contains("is empty");
  }

  @Test
  void statusKnowsTheLakeItsRunsAndItsDamage() throws IOException {
    assertThat(iat("status").out()).contains("empty");
    iat("ingest", logs);
    assertThat(iat("status", "--format", "json").out())
        .contains("\"events\":2,", "\"days\":1,", "\"summary\":{\"files\":1");

    try (var files = Files.walk(folder.resolve("home").resolve("lake"))) {
      Path segment =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.writeString(segment, "damage");
    }
    assertThat(iat("status").exitCode()).isEqualTo(3);
    Launch launch = iat("query", "daily_summary");
    assertThat(launch.exitCode()).isEqualTo(3);
    assertThat(launch.err()).contains("Incomplete: skipped event_date=2026-11-21/");

    iat("ingest", logs);
    assertThat(iat("status").exitCode()).isEqualTo(3);
    assertThat(iat("compact", "--discard-damaged").err())
        .contains("Given up: event_date=2026-11-21/");
    assertThat(iat("status").exitCode()).isZero();
    assertThat(iat("sql", "SELECT count(*) AS n FROM iam_events", "--format", "ndjson").out())
        .isEqualTo("{\"n\":2}\n");
  }

  @Test
  void sqlCanOnlyAskTheLake() {
    iat("ingest", logs);

    for (String statement :
        new String[] {
          "DROP TABLE iam_events",
          "SELECT * FROM read_text('/etc/passwd')",
          "COPY iam_events TO '/tmp/x'",
          "SELECT 1; SELECT 2",
          "WITH x AS (COPY (SELECT 1) TO '/tmp/x') SELECT * FROM x"
        }) {
      Launch launch = iat("sql", statement);

      assertThat(launch.exitCode()).as(statement).isEqualTo(1);
      assertThat(launch.err()).as(statement).doesNotContain("\tat ", "java.");
    }
  }

  @Test
  void aStatementThatNeverEndsIsStopped() {
    Launch launch =
        iat(
            "sql",
            "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT count(*) FROM r",
            "--timeout",
            "1");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err()).contains("1 s");
  }

  @Test
  void compactMergesTheSegmentsOfADay() throws IOException {
    iat("ingest", logs);
    Files.writeString(Path.of(logs), ROOT.replace("22222222-", "33333333-"), UTF_8);
    iat("ingest", logs);

    assertThat(iat("compact").out()).startsWith("2 segments of 1 day became 1,");
    assertThat(iat("compact").out()).isEqualTo("Nothing to merge.\n");
    assertThat(iat("sql", "SELECT count(*) AS n FROM iam_events", "--format", "ndjson").out())
        .isEqualTo("{\"n\":3}\n");
  }

  @Test
  void unknownNamesGetASuggestion() {
    assertThat(iat("query", "root_usag").err()).contains("root_usage");
    assertThat(iat("query", "root_usage", "--param", "x=1").exitCode()).isEqualTo(2);
    assertThat(iat("query", "user_lookup", "--param", "usr=1").err()).contains("user");
    assertThat(iat("query", "root_usage", "--format", "jsn").err()).contains("json");
    assertThat(iat("query", "root_usage", "--dys", "1").err()).contains("--days");
    assertThat(iat("query", "root_usage", "--engine", "athena").exitCode()).isEqualTo(2);
    assertThat(
            Launch.with(
                    Map.of("FILTER_AWS_SERVICE_EVENTS", "maybe"),
                    "",
                    "ingest",
                    logs,
                    "--home",
                    home)
                .err())
        .contains("FILTER_AWS_SERVICE_EVENTS", "maybe");
  }

  @Test
  void runWithoutAnythingSaysHowToGoOn() {
    Launch launch = iat("run");

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains("iat run PATH", "iat run --sample");
  }

  @Test
  void theSampleRunsInAHomeOfItsOwn() {
    Launch launch = iat("run", "--sample", "--format", "json");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out()).contains("\"files_rejected\":0", "\"quarantined\":0");
    assertThat(folder.resolve("home").resolve("state.db")).exists();
  }

  @Test
  void listsTheQueries() {
    assertThat(Launch.of("queries").out()).contains("root_usage", "failed_auth", "iat query NAME");
    assertThat(Launch.of("queries", "--format", "ndjson").out().lines()).hasSize(24);
  }
}
