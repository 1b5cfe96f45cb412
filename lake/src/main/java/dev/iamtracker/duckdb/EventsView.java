package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.query.QueryFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table `iam_events` over exactly the given segments.
final class EventsView {
  private EventsView() {}

  /// The statement that makes the view; without files it has all columns and no rows.
  ///
  /// @throws QueryFailed when the files lie in a folder whose name would replace a column
  static String statement(List<Path> files) {
    return "CREATE VIEW iam_events AS " + (files.isEmpty() ? empty() : over(files));
  }

  /// The files as a list literal; absolute, because that is how the lock compares them.
  static String list(List<Path> files) {
    return files.stream()
        .map(file -> "'" + file.toAbsolutePath().toString().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String over(List<Path> files) {
    files.forEach(EventsView::refuseColumnAsFolder);
    return "SELECT "
        + Column.all().stream().map(Column::sqlName).collect(Collectors.joining(", "))
        + " FROM read_parquet("
        + list(files)
        + ", hive_partitioning = true, hive_types = {'event_date': DATE})";
  }

  private static String empty() {
    return Column.all().stream()
        .map(column -> "CAST(NULL AS " + type(column) + ") AS " + column.sqlName())
        .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case TEXT, JSON -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
      case TIME -> "TIMESTAMP";
      case DATE -> "DATE";
    };
  }

  /// The engine takes every folder `name=value` of a path for a partition, also those above the
  /// lake.
  private static void refuseColumnAsFolder(Path file) {
    for (Path folder : file) {
      String name = folder.toString();
      Optional<Column> column =
          Column.stored().stream().filter(c -> name.startsWith(c.sqlName() + "=")).findFirst();
      if (column.isPresent()) {
        throw new QueryFailed(
            "The lake lies under a folder named \"%s\", which would replace the column %s. Move it."
                .formatted(name, column.get().sqlName()),
            null);
      }
    }
  }
}
