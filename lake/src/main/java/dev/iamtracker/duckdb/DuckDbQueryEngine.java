package dev.iamtracker.duckdb;

import dev.iamtracker.query.QueryEngine;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.QueryStatement;
import dev.iamtracker.query.TimeWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Answers SQL over the segments of the local lake, each statement in a database of its own that
/// sees only the segments of its window and can change nothing.
public final class DuckDbQueryEngine implements QueryEngine {
  /// Rows that are returned at most, with or without a limit: an answer is held in memory.
  public static final int MOST_ROWS = 1_000_000;

  private final SegmentSource segments;
  private final QueryLimits limits;
  private final DatabaseAhead ahead;

  public DuckDbQueryEngine(SegmentSource segments, QueryLimits limits) {
    this(segments, limits, new DatabaseAhead());
  }

  /// @param ahead may have begun to open the first database
  public DuckDbQueryEngine(SegmentSource segments, QueryLimits limits, DatabaseAhead ahead) {
    this.segments = segments;
    this.limits = limits;
    this.ahead = ahead;
  }

  @Override
  public QueryResult run(QueryStatement statement) {
    return answer(statement, false);
  }

  /// Runs SQL of a user: one SELECT over all events.
  ///
  /// @param limit most rows; empty for [#MOST_ROWS]
  /// @throws QueryFailed for anything but one SELECT, and whatever goes wrong with it
  public QueryResult sql(String sql, OptionalInt limit) {
    return answer(new QueryStatement(sql, List.of(), TimeWindow.ALL, limit), true);
  }

  /// How many rows SQL of a user has.
  public long countSql(String sql) {
    try (Connection connection = LockedDuckDb.open(ahead, List.of(), limits)) {
      return count(
          new QueryStatement(
                  SqlGuard.single(connection, sql), List.of(), TimeWindow.ALL, OptionalInt.empty())
              .counting());
    } catch (SQLException e) {
      throw DuckDbErrors.failed(e, limits);
    }
  }

  /// The number that a counting statement answers with.
  public long count(QueryStatement counting) {
    return run(counting).rows().getFirst().getFirst() instanceof Long count ? count : 0;
  }

  /// Nothing is held between statements.
  @Override
  public void close() {}

  private QueryResult answer(QueryStatement statement, boolean rewritten) {
    SegmentSource.Snapshot snapshot = segments.visible(statement.window());
    try {
      return answer(statement, rewritten, snapshot);
    } catch (SQLException e) {
      if (!DuckDbErrors.mayBeDamage(e)) {
        throw DuckDbErrors.failed(e, limits);
      }
      return answerWithoutDamaged(statement, rewritten, e);
    }
  }

  private QueryResult answerWithoutDamaged(
      QueryStatement statement, boolean rewritten, SQLException first) {
    SegmentSource.Snapshot verified = segments.verified(statement.window());
    if (verified.damaged().isEmpty()) {
      throw DuckDbErrors.failed(first, limits);
    }
    try {
      return answer(statement, rewritten, verified);
    } catch (SQLException e) {
      throw DuckDbErrors.failed(e, limits);
    }
  }

  private QueryResult answer(
      QueryStatement statement, boolean rewritten, SegmentSource.Snapshot snapshot)
      throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = LockedDuckDb.open(ahead, snapshot.files(), limits)) {
      String single = SqlGuard.single(connection, statement.sql());
      int most = Math.min(statement.limit().orElse(MOST_ROWS), MOST_ROWS);
      String sql =
          "SELECT * FROM (\n" + (rewritten ? single : statement.sql()) + "\n) LIMIT " + (most + 1L);
      try (PreparedStatement prepared = connection.prepareStatement(sql)) {
        prepared.setQueryTimeout((int) Math.min(limits.timeout().toSeconds(), Integer.MAX_VALUE));
        for (int i = 0; i < statement.bindings().size(); i++) {
          prepared.setString(i + 1, statement.bindings().get(i));
        }
        try (ResultSet answer = prepared.executeQuery()) {
          List<String> columns = Cells.names(answer);
          List<List<@Nullable Object>> rows = new ArrayList<>();
          boolean more = answer.next();
          while (more && rows.size() < most) {
            rows.add(Cells.row(answer, columns.size()));
            more = answer.next();
          }
          Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
          return new QueryResult(
              columns, rows, more, elapsed, snapshot.bytes(), snapshot.damaged());
        }
      }
    }
  }
}
