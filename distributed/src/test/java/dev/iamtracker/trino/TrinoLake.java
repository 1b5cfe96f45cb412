package dev.iamtracker.trino;

import dev.iamtracker.duckdb.DuckDbQueryEngine;
import dev.iamtracker.duckdb.QueryLimits;
import dev.iamtracker.event.Column;
import dev.iamtracker.files.LogFiles;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.run.Progress;
import dev.iamtracker.simulate.Simulation;
import dev.iamtracker.simulate.SimulationPlan;
import dev.iamtracker.store.RunStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// The same files for both engines: a local lake, and a table of Trino with partition projection
/// over its folder.
///
/// @param schema of Trino that has the table
record TrinoLake(LocalLake local, String schema) implements AutoCloseable {
  /// A moment after the last event.
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static final LakeLimits LIMITS = new LakeLimits(2, 64 << 20, 64 << 20, 256);

  /// A lake of simulated events; none at all for 0.
  static TrinoLake of(long events, int days, String name, Path scratch) throws IOException {
    Path home = TrinoProcess.get().lake(name);
    var local = new LocalLake(new HomeFolder(home), InstantSource.fixed(NOW), LIMITS);
    if (events > 0) {
      SimulationPlan usual = SimulationPlan.defaults(NOW);
      Simulation.write(
          scratch,
          new SimulationPlan(
              usual.seed(),
              events,
              days,
              NOW,
              usual.accounts(),
              usual.regions(),
              usual.stories(),
              usual.identityPercent()),
          _ -> {});
      ingest(local, scratch);
    }
    Files.createDirectories(home.resolve("lake/iam-events"));
    TrinoProcess.get().statement("CREATE SCHEMA lake." + name);
    TrinoProcess.get().statement(table(name));
    return new TrinoLake(local, name);
  }

  private static void ingest(LocalLake local, Path logs) {
    try (RunStore run = local.begin("ingest")) {
      new IngestRun(
              new IngestPlan(
                  EventSources.identity(List.of()),
                  new EventFilter(false, List.of()),
                  TimeWindow.ALL,
                  2,
                  NOW,
                  () -> EventWatch.NONE,
                  Progress.NONE),
              run,
              System::nanoTime)
          .read(
              LogFiles.find(List.of(logs.toString()), InputStream.nullInputStream()).files(),
              List.of());
      run.commit("{}");
    }
  }

  /// As the table of a stack is: days are not listed but worked out.
  static String table(String name) {
    String columns =
        Column.stored().stream()
            .map(column -> "\"" + column.sqlName() + "\" " + type(column))
            .collect(Collectors.joining(",\n  "));
    return """
    CREATE TABLE lake.%1$s.iam_events (
      %2$s,
      event_date date WITH (
        partition_projection_type = 'DATE',
        partition_projection_format = 'yyyy-MM-dd',
        partition_projection_range = ARRAY['2013-11-01', 'NOW+1DAYS'],
        partition_projection_interval = 1,
        partition_projection_interval_unit = 'DAYS')
    )
    WITH (
      format = 'PARQUET',
      external_location = 'local:///lakes/%1$s/lake/iam-events',
      partitioned_by = ARRAY['event_date'],
      partition_projection_enabled = true
    )"""
        .formatted(name, columns);
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case TEXT, JSON -> "varchar";
      case BOOLEAN -> "boolean";
      case TIME -> "timestamp";
      case DATE -> "date";
    };
  }

  DuckDbQueryEngine duckDb() {
    return new DuckDbQueryEngine(local.reader(), QueryLimits.withThreads(2));
  }

  TrinoQueryEngine trino() {
    return new TrinoQueryEngine(TrinoProcess.get().server(schema));
  }

  @Override
  public void close() {
    TrinoProcess.get().statement("DROP TABLE lake." + schema + ".iam_events");
  }
}
