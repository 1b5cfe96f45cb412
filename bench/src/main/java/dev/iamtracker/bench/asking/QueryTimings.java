package dev.iamtracker.bench.asking;

import dev.iamtracker.duckdb.DuckDbQueryEngine;
import dev.iamtracker.duckdb.QueryLimits;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.query.QueryEngine;
import dev.iamtracker.query.QueryStatement;
import dev.iamtracker.query.TimeWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Asks every built-in query as `iat query` does, in one process, and prints one [Answer] a line.
public final class QueryTimings {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double NANOS = 1e9;

  private QueryTimings() {}

  /// Takes the home, how often to ask, and the window: its first instant and the first after it.
  public static void main(String[] args) {
    var lake =
        new LocalLake(
            new HomeFolder(Path.of(args[0]).toAbsolutePath()),
            InstantSource.system(),
            LakeLimits.ofThisMachine());
    int runs = Integer.parseInt(args[1]);
    var window = new TimeWindow(Instant.parse(args[2]), Instant.parse(args[3]));
    int threads = Runtime.getRuntime().availableProcessors();
    try (var engine =
        new DuckDbQueryEngine(
            lake.reader(), QueryLimits.withThreads(threads).withTimeout(PATIENCE))) {
      for (Asked asked : Asked.all(window, Known.in(engine))) {
        System.out.println(time(engine, asked, runs).line());
      }
    }
  }

  /// Once to warm up, then count and question in turn.
  static Answer time(QueryEngine engine, Asked asked, int runs) {
    seconds(engine, asked.count());
    long rows = engine.run(asked.question()).rows().size();
    List<Double> counts = new ArrayList<>();
    List<Double> questions = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      counts.add(seconds(engine, asked.count()));
      questions.add(seconds(engine, asked.question()));
    }
    return new Answer(asked.label(), rows, questions, counts);
  }

  private static double seconds(QueryEngine engine, QueryStatement statement) {
    long start = System.nanoTime();
    engine.run(statement);
    return (System.nanoTime() - start) / NANOS;
  }
}
