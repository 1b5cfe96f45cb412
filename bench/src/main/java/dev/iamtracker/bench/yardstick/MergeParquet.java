package dev.iamtracker.bench.yardstick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// DuckDB on its own: the Parquet files of each day merged into one, sorted, with all cores.
public final class MergeParquet {
  private MergeParquet() {}

  /// Reads a folder of `event_date=…` folders and writes one file a day into another folder.
  public static void main(String[] args) throws Exception {
    Path lake = Path.of(args[0]);
    Path target = Path.of(args[1]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      System.out.println(merge(statement, lake, target) + " days");
    }
  }

  static int merge(Statement statement, Path lake, Path target) throws IOException, SQLException {
    Files.createDirectories(target);
    List<Path> days;
    try (Stream<Path> all = Files.list(lake)) {
      days = all.filter(Files::isDirectory).sorted().toList();
    }
    for (Path day : days) {
      statement.execute(
          """
          COPY (
            SELECT * FROM read_parquet('%s/*.parquet', hive_partitioning = false)
            ORDER BY event_time, event_id
          ) TO '%s' (FORMAT parquet, COMPRESSION zstd)"""
              .formatted(day, target.resolve(day.getFileName() + ".parquet")));
    }
    return days.size();
  }
}
