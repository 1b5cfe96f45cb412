package dev.iamtracker.cli;

import dev.iamtracker.cli.collect.Stopping;
import dev.iamtracker.cli.terminal.StandardStream;
import dev.iamtracker.cli.terminal.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Does in one process what users do in many, while the build watches which classes that takes: the
/// AOT caches are made of them, one for reading logs and trying rules, and a smaller one for
/// answers, because a start pays for every class in its cache. Nobody sees the output.
public final class Rehearsal {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Map<String, String> LOGIN =
      Map.of(
          "HOME", "/home/ana", "LANG", "en_GB.UTF-8", "LC_COLLATE", "C", "PATH", "/usr/bin:/bin");
  private static final Map<String, String> ON_A_TERMINAL =
      Map.of("iat.out.terminal", "true", "iat.err.terminal", "true", "iat.columns", "100");

  private Rehearsal() {}

  /// @param args `reading` or `answering`, and a folder for logs and a home: not there yet for
  ///   reading, left by it for answering
  /// @throws IllegalStateException when a command does not end as it should: a cache made of error
  ///   messages would be of no use
  public static void main(String[] args) {
    Path folder = Path.of(args[1]);
    String logs = folder.resolve("logs").toString();
    String home = folder.resolve("home").toString();
    boolean reading = args[0].equals("reading");
    for (List<String> words : reading ? reading(logs, home) : answering(home)) {
      int exitCode = wiring(folder).cli().execute(words.toArray(String[]::new));
      if (exitCode != 0) {
        throw new IllegalStateException(words + " ended with exit code " + exitCode);
      }
    }
  }

  private static List<List<String>> reading(String logs, String home) {
    return List.of(
        List.of("simulate", logs, "--events", "5000", "--days", "7"),
        List.of("ingest", logs, "--home", home),
        List.of("run", logs, "--home", home, "--format", "json"),
        List.of("rules", "--home", home),
        List.of("rules", "backtest", "--home", home, "--from", "2000-01-01"),
        List.of("compact", "--home", home));
  }

  private static List<List<String>> answering(String home) {
    return List.of(
        List.of("query", "daily_summary", "--home", home),
        List.of("query", "failed_auth", "--home", home, "--format", "json"),
        List.of("query", "timeline", "--home", home, "--format", "csv"),
        List.of("sql", "SELECT count(*) FROM iam_events", "--home", home),
        List.of("sql", "SELECT * FROM iam_events LIMIT 9", "--home", home, "--format", "json"),
        List.of("events", "--user", "root", "--home", home),
        List.of("status", "--home", home),
        List.of("alerts", "--home", home),
        List.of("queries"),
        List.of("version"),
        List.of("--help"));
  }

  private static Wiring wiring(Path folder) {
    PrintWriter nowhere = StandardStream.writer(OutputStream.nullOutputStream());
    return new Wiring(
        Terminal.of(LOGIN, ON_A_TERMINAL, false, nowhere, nowhere),
        LOGIN,
        InstantSource.fixed(NOW),
        InputStream.nullInputStream(),
        folder,
        "iat",
        Main.platform(Main.properties(new Properties())),
        new Stopping());
  }
}
