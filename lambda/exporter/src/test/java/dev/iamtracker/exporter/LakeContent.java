package dev.iamtracker.exporter;

import dev.iamtracker.export.LakeObjects;
import dev.iamtracker.export.LakeObjects.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What readers of a lake see, as DuckDB reads it.
record LakeContent(LakeObjects objects, Path scratch) {
  /// The answer to a question about the lake, one text a row; `lake` names its events.
  List<String> ask(String question) throws IOException, SQLException {
    Path folder = Files.createTempDirectory(scratch, "read-");
    var files = new ArrayList<String>();
    for (Stored one : objects.list("iam-events/")) {
      Path file = folder.resolve(one.key());
      Files.createDirectories(file.getParent());
      objects.get(one.key(), file);
      files.add("'" + file + "'");
    }
    var answer = new ArrayList<String>();
    if (files.isEmpty()) {
      return answer;
    }
    String lake =
        files.stream()
            .collect(
                Collectors.joining(
                    ", ", "WITH lake AS (FROM read_parquet([", "], hive_partitioning = true)) "));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(lake + question)) {
      while (rows.next()) {
        answer.add(rows.getString(1));
      }
    }
    return answer;
  }

  /// All ids, those that are there twice named twice.
  List<String> ids() throws IOException, SQLException {
    return ask("SELECT event_id FROM lake ORDER BY ALL");
  }
}
