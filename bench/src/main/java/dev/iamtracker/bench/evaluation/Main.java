package dev.iamtracker.bench.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.bench.folder.Folder;
import dev.iamtracker.bench.json.Json;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.process.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs the built-in rules over simulated logs and published records: `make evaluate`.
public final class Main {
  private static final Path PAGE = Path.of("docs", "evaluation.md");
  private static final String END = "2026-11-22";
  private static final int SIMULATIONS = 5;
  private static final int STORY_EVENTS = 20_000;
  private static final int BENIGN_EVENTS = 1_000_000;

  private final String iat;
  private final Launcher launcher;
  private final Path work;

  private Main(String iat, Launcher launcher, Path work) {
    this.iat = iat;
    this.launcher = launcher;
    this.work = work;
  }

  /// Works in the folder of the checkout. Exit code 1: the rules are not good enough.
  ///
  /// @param args how `iat` is started, and a folder of published records if there is one
  public static void main(String[] args) throws IOException {
    Path target = Path.of("bench", "target");
    boolean good;
    try (var launcher =
        new Launcher(
            Path.of("").toAbsolutePath(),
            target.resolve("said"),
            System.getenv(),
            Duration.ofMinutes(20))) {
      var main = new Main(args[0], launcher, target.resolve("evaluation"));
      good = main.run(args.length > 1 ? args[1] : "");
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(String records) throws IOException {
    var evaluation = new Evaluation();
    for (int seed = 1; seed <= SIMULATIONS; seed++) {
      Path home = fresh("stories");
      Path logs = home.resolve("logs");
      simulate(logs, seed, STORY_EVENTS, 7, List.of());
      evaluation.addStories(
          Labels.parse(Files.readString(logs.resolve("labels.ndjson"), UTF_8)),
          findings(home, logs.resolve("AWSLogs")));
    }
    Path home = fresh("benign");
    Path logs = home.resolve("logs");
    simulate(
        logs, 99, BENIGN_EVENTS, 30, List.of("--stories", "none", "--identity-percent", "100"));
    evaluation.addBenign(BENIGN_EVENTS, findings(home, logs.resolve("AWSLogs")));
    var published = new StringBuilder();
    if (!records.isEmpty()) {
      for (Path folder : PublishedRecords.folders(Path.of(records))) {
        Path lake = fresh("published");
        List<Found> found = findings(lake, folder);
        published.append(PublishedRecords.section(folder, found, ids(lake)));
      }
    }
    new Folder(work).delete();
    String how =
        "%d simulations of %,d events with all stories, and one of %,d events without any."
            .formatted(SIMULATIONS, STORY_EVENTS, BENIGN_EVENTS);
    Files.writeString(PAGE, EvaluationPage.of(evaluation, how, published.toString()), UTF_8);
    System.out.printf(
        "stories caught: %s, precision %s, above medium per 100,000 harmless events: %.2f%n%s%n",
        EvaluationPage.percent(evaluation.recall()),
        EvaluationPage.percent(evaluation.precision()),
        evaluation.benignAboveMediumPer100000(),
        PAGE);
    return evaluation.isGoodEnough();
  }

  private void simulate(Path logs, int seed, int events, int days, List<String> more) {
    var words =
        new ArrayList<>(
            List.of(
                iat,
                "simulate",
                logs.toString(),
                "--seed",
                Integer.toString(seed),
                "--events",
                Integer.toString(events),
                "--days",
                Integer.toString(days),
                "--end",
                END));
    words.addAll(more);
    launcher.succeed(new Command(words, Map.of()));
  }

  private List<Found> findings(Path home, Path logs) {
    launcher.run(Command.of(iat, "ingest", logs.toString(), "--home", home.toString()));
    return Found.parse(
        launcher
            .succeed(
                Command.of(
                    iat,
                    "alerts",
                    "--level",
                    "informational",
                    "--limit",
                    "1000000",
                    "--format",
                    "ndjson",
                    "--home",
                    home.toString()))
            .out());
  }

  private Set<String> ids(Path home) {
    return launcher
        .succeed(
            Command.of(
                iat,
                "sql",
                "SELECT event_id FROM iam_events",
                "--format",
                "ndjson",
                "--limit",
                "1000000",
                "--home",
                home.toString()))
        .out()
        .lines()
        .map(Json::object)
        .map(row -> String.valueOf(row.get("event_id")))
        .collect(Collectors.toSet());
  }

  private Path fresh(String name) throws IOException {
    Path folder = work.resolve(name);
    new Folder(folder).delete();
    Files.createDirectories(folder);
    return folder;
  }
}
