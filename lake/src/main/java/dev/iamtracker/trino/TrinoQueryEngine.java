package dev.iamtracker.trino;

import dev.iamtracker.query.QueryEngine;
import dev.iamtracker.query.QueryFailed;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.QueryStatement;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers SQL over the table `iam_events` of a Trino server.
public final class TrinoQueryEngine implements QueryEngine {
  /// Rows that are returned at most, with or without a limit: an answer is held in memory.
  public static final int MOST_ROWS = 1_000_000;

  private final TrinoServer server;
  private final TrinoClient client;

  public TrinoQueryEngine(TrinoServer server) {
    this.server = server;
    this.client = new TrinoClient(server);
  }

  @Override
  public QueryResult run(QueryStatement statement) {
    long start = System.nanoTime();
    long deadline = start + server.timeout().toNanos();
    int most = Math.min(statement.limit().orElse(MOST_ROWS), MOST_ROWS);
    var answer = new Answer(most);
    Map<?, ?> part = client.begin(text(statement, most), deadline);
    while (true) {
      if (part.get("error") instanceof Map<?, ?> error) {
        throw TrinoErrors.failed(error, server);
      }
      answer.add(part);
      if (!(part.get("nextUri") instanceof String next)) {
        return answer.result(Duration.ofNanos(System.nanoTime() - start));
      }
      if (System.nanoTime() > deadline) {
        client.cancel(URI.create(next));
        throw new QueryFailed(
            "The query was stopped after %d s. Ask for fewer days, or for less at once."
                .formatted(server.timeout().toSeconds()),
            null);
      }
      part = client.next(URI.create(next), deadline);
    }
  }

  /// Trino forgets the order of a SELECT that is within another one, so the limit goes behind it.
  private static String text(QueryStatement statement, int most) {
    String limited = statement.sql() + "\nLIMIT " + (most + 1L);
    return statement.bindings().isEmpty()
        ? limited
        : "EXECUTE IMMEDIATE "
            + quoted(limited)
            + statement.bindings().stream()
                .map(TrinoQueryEngine::quoted)
                .collect(Collectors.joining(", ", " USING ", ""));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() {
    client.close();
  }

  /// What came so far.
  private static final class Answer {
    private final int most;
    private final List<String> names = new ArrayList<>();
    private final List<TrinoType> types = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private boolean cut;
    private long bytes;

    Answer(int most) {
      this.most = most;
    }

    void add(Map<?, ?> part) {
      if (types.isEmpty() && part.get("columns") instanceof List<?> columns) {
        columns.forEach(this::addColumn);
      }
      if (part.get("data") instanceof List<?> data) {
        data.forEach(this::addRow);
      }
      if (part.get("stats") instanceof Map<?, ?> stats
          && stats.get("physicalInputBytes") instanceof BigDecimal read) {
        bytes = read.longValue();
      }
    }

    private void addColumn(@Nullable Object column) {
      if (column instanceof Map<?, ?> map) {
        names.add(String.valueOf(map.get("name")));
        types.add(TrinoType.of(String.valueOf(map.get("type"))));
      }
    }

    private void addRow(@Nullable Object values) {
      if (rows.size() == most) {
        cut = true;
      } else if (values instanceof List<?> list) {
        List<@Nullable Object> row = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
          row.add(types.get(i).value(list.get(i)));
        }
        rows.add(Collections.unmodifiableList(row));
      }
    }

    QueryResult result(Duration elapsed) {
      return new QueryResult(names, rows, cut, elapsed, bytes, List.of());
    }
  }
}
