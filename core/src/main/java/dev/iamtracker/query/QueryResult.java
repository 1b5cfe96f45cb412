package dev.iamtracker.query;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a statement.
///
/// @param columns names in their order
/// @param rows cells in the order of the columns: null, Boolean, Long, Double, BigDecimal, String,
///   LocalDate, LocalDateTime (UTC), or a List of these
/// @param cut whether there are more rows than the limit let through
/// @param elapsed from sending the statement to the last row
/// @param bytesRead size of the files the statement had to look into
/// @param skipped segments left out because they are damaged, each with the reason
public record QueryResult(
    List<String> columns,
    List<List<@Nullable Object>> rows,
    boolean cut,
    Duration elapsed,
    long bytesRead,
    List<String> skipped) {
  // Written out, not compact: the class file of a compact one loses the @Nullable of the cells.
  public QueryResult(
      List<String> columns,
      List<List<@Nullable Object>> rows,
      boolean cut,
      Duration elapsed,
      long bytesRead,
      List<String> skipped) {
    this.columns = List.copyOf(columns);
    this.rows = Collections.unmodifiableList(rows);
    this.cut = cut;
    this.elapsed = elapsed;
    this.bytesRead = bytesRead;
    this.skipped = List.copyOf(skipped);
  }
}
