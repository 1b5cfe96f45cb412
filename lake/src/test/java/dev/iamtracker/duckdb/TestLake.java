package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.query.TimeWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A lake in a folder of a test: segments written from rows, one for each call and day.
final class TestLake implements SegmentSource {
  private record Segment(LocalDate day, Path file) {}

  private final Path folder;
  private final List<Segment> segments = new ArrayList<>();
  private final Set<Path> damaged = new HashSet<>();

  TestLake(Path folder) {
    this.folder = folder;
  }

  TestLake write(EventRow... rows) {
    Map<LocalDate, List<EventRow>> days =
        Arrays.stream(rows)
            .collect(
                Collectors.groupingBy(
                    row -> row.time().toLocalDate(), TreeMap::new, Collectors.toList()));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      for (Map.Entry<LocalDate, List<EventRow>> day : days.entrySet()) {
        Path file =
            Files.createDirectories(folder.resolve("event_date=" + day.getKey()))
                .resolve("segment-" + segments.size() + ".parquet");
        write(connection, day.getValue(), file);
        segments.add(new Segment(day.getKey(), file));
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file of the segment written as the n-th, counted from 0.
  Path file(int n) {
    return segments.get(n).file;
  }

  /// Makes [#verified] report the n-th segment.
  void reportDamaged(int n) {
    damaged.add(file(n));
  }

  @Override
  public Snapshot visible(TimeWindow window) {
    return snapshot(window, Set.of());
  }

  @Override
  public Snapshot verified(TimeWindow window) {
    return snapshot(window, damaged);
  }

  private Snapshot snapshot(TimeWindow window, Set<Path> without) {
    List<Path> inWindow =
        segments.stream()
            .filter(s -> !s.day.isBefore(window.firstDay()) && !s.day.isAfter(window.lastDay()))
            .map(Segment::file)
            .toList();
    List<Path> files = inWindow.stream().filter(file -> !without.contains(file)).toList();
    return new Snapshot(
        files,
        files.stream().mapToLong(file -> file.toFile().length()).sum(),
        inWindow.stream()
            .filter(without::contains)
            .map(file -> file.getFileName() + ": damaged")
            .toList());
  }

  private static void write(Connection connection, List<EventRow> rows, Path file)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          Column.stored().stream()
              .map(column -> column.sqlName() + " " + type(column))
              .collect(Collectors.joining(", ", "CREATE OR REPLACE TABLE rows (", ")")));
      String marks = "?, ".repeat(Column.stored().size() - 1) + "?";
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO rows VALUES (" + marks + ")")) {
        for (EventRow row : rows) {
          for (int i = 0; i < Column.stored().size(); i++) {
            insert.setObject(i + 1, row.values().get(Column.stored().get(i)));
          }
          insert.execute();
        }
      }
      String path = file.toString().replace("'", "''");
      statement.execute("COPY rows TO '" + path + "' (FORMAT parquet, COMPRESSION zstd)");
    }
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case TEXT, JSON -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
      case TIME -> "TIMESTAMP_MS";
      case DATE -> "DATE";
    };
  }
}
