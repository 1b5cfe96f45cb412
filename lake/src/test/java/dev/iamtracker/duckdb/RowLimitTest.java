package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static dev.iamtracker.event.Column.ACCESS_KEY_ID;
import static dev.iamtracker.event.Column.ROLE_ARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryRequest;
import dev.iamtracker.query.QueryResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowLimitTest {
  @TempDir private Path folder;

  static List<Query> queries() {
    return Catalogue.QUERIES.queries();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aLimitTakesTheFirstRowsOfAllAndTheirNumberIsKnown(Query query) {
    try (var engine = new DuckDbQueryEngine(lake(), QueryLimits.withThreads(2))) {
      QueryRequest request = QueryRequest.of(query, Catalogue.NOVEMBER, Map.of(), Map.of());
      QueryResult all = engine.run(request.withLimit(OptionalInt.empty()).statement());

      for (int limit = 1; limit <= all.rows().size(); limit++) {
        QueryResult first = engine.run(request.withLimit(OptionalInt.of(limit)).statement());
        assertThat(first.rows()).isEqualTo(all.rows().subList(0, limit));
        assertThat(first.cut()).isEqualTo(limit < all.rows().size());
      }
      assertThat(engine.count(request.counting())).isEqualTo(all.rows().size());
    }
  }

  /// Busy and quiet identities, with equal numbers of events among them, by night and by day.
  private TestLake lake() {
    List<EventRow> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String time = "2026-11-%02dT%02d:00".formatted(1 + i % 3, i);
      String address = "203.0.113." + i % 3;
      rows.add(event(time, "ListUsers").by("user-" + i % 4).from(address));
      rows.add(
          event(time, "AssumeRole")
              .bySession("Role", "session-" + i % 5)
              .from(address)
              .with(ROLE_ARN, "arn:aws:iam::999988887777:role/r" + i % 2));
      rows.add(
          event(time, "CreateUser")
              .by("user-" + i % 2)
              .failed("AccessDenied")
              .with(ACCESS_KEY_ID, "AKIA" + i % 3));
    }
    return new TestLake(folder).write(rows.toArray(EventRow[]::new));
  }
}
