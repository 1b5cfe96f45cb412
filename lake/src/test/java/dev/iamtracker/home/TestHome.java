package dev.iamtracker.home;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.duckdb.SegmentSource.Snapshot;
import dev.iamtracker.event.Column;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.run.Progress;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.store.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A home of a test, written to as a run of the program does.
record TestHome(Path root, InstantSource clock, LakeLimits limits) {
  static final LakeLimits ROOMY = new LakeLimits(2, 64 << 20, 64 << 20, 256);

  /// A segment for every few hundred events, and ids that are forgotten all the time.
  static final LakeLimits TIGHT = new LakeLimits(2, 512 << 10, 32 << 10, 128);

  static TestHome in(Path root) {
    return in(root, ROOMY);
  }

  static TestHome in(Path root, LakeLimits limits) {
    return new TestHome(root, InstantSource.fixed(SimulatedLogs.NOW), limits);
  }

  TestHome at(Instant now) {
    return new TestHome(root, InstantSource.fixed(now), limits);
  }

  HomeFolder folder() {
    return new HomeFolder(root);
  }

  LocalLake lake() {
    return new LocalLake(folder(), clock, limits);
  }

  static IngestPlan plan(int threads) {
    return new IngestPlan(
        EventSources.identity(List.of()),
        new EventFilter(false, List.of()),
        TimeWindow.ALL,
        threads,
        SimulatedLogs.NOW,
        () -> EventWatch.NONE,
        Progress.NONE);
  }

  RunSummary ingest(List<LogFile> files) {
    return ingest(files, 2);
  }

  RunSummary ingest(List<LogFile> files, int threads) {
    try (RunStore store = lake().begin("ingest")) {
      RunSummary summary = new IngestRun(plan(threads), store, () -> 0).read(files, List.of());
      store.commit("{}");
      return summary;
    }
  }

  Snapshot snapshot() {
    return lake().reader().visible(TimeWindow.ALL);
  }

  List<Segment> segments() {
    return lake().status().segments();
  }

  Path file(Segment segment) {
    return folder().file(segment);
  }

  /// All files below the lake's folder.
  List<Path> filesOnDisk() {
    try (Stream<Path> files = Files.walk(folder().lake())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What readers see of a lake, but for when it was stored.
  ///
  /// @param rows events
  /// @param ids different event ids
  /// @param fingerprint of all columns of all rows, in any order
  record Content(long rows, long ids, String fingerprint) {
    static final Content NOTHING = new Content(0, 0, "0");
  }

  Content content() {
    List<Path> files = snapshot().files();
    if (files.isEmpty()) {
      return Content.NOTHING;
    }
    String columns =
        Column.stored().stream()
            .filter(column -> column != Column.INGESTED_AT)
            .map(Column::sqlName)
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT count(*), count(DISTINCT event_id), CAST(sum(hash(one)) AS VARCHAR) FROM (SELECT "
            + columns
            + " FROM "
            + parquet(files)
            + ") AS one";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return new Content(answer.getLong(1), answer.getLong(2), answer.getString(3));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String parquet(List<Path> files) {
    return files.stream()
        .map(file -> "'" + file.toString().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
  }
}
