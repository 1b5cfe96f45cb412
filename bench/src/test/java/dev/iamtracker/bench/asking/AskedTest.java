package dev.iamtracker.bench.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.TimeWindow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedTest {
  private static final TimeWindow WINDOW =
      new TimeWindow(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-23T00:00:00Z"));
  private static final Known ALICE = new Known(Map.of("user", "alice", "key", "AKIA1"));

  private static List<String> labels(Known known) {
    return Asked.all(WINDOW, known).stream().map(Asked::label).toList();
  }

  @Test
  void everyQueryIsAskedWithItsDefaults() {
    assertThat(labels(new Known(Map.of())))
        .containsExactlyElementsOf(QueryCatalogue.builtIn().names());
  }

  @Test
  void queriesThatLookForSomebodyAreAskedAboutSomebodyToo() {
    assertThat(labels(ALICE))
        .contains("user_lookup", "user_lookup user", "timeline user", "timeline key")
        .doesNotContain("timeline ip");
    assertThat(Asked.all(WINDOW, ALICE))
        .filteredOn(asked -> asked.label().equals("timeline user"))
        .allSatisfy(asked -> assertThat(asked.question().bindings()).contains("alice"));
  }

  @Test
  void theCountIsAboutTheDaysTheQueryMayTouch() {
    Asked summary =
        Asked.all(WINDOW, ALICE).stream()
            .filter(asked -> asked.label().equals("daily_summary"))
            .findFirst()
            .orElseThrow();

    assertThat(summary.count().window()).isEqualTo(summary.question().window());
    assertThat(summary.count().sql())
        .contains("count(*), max(event_time), count(DISTINCT user_name)")
        .contains("BETWEEN DATE '2026-11-01' AND DATE '2026-11-22'");
  }

  @Test
  void countAndQuestionAreAskedInTurn() {
    var engine = new FakeEngine(List.of("x"));
    Asked asked = Asked.all(WINDOW, ALICE).getFirst();

    Answer answer = QueryTimings.time(engine, asked, 2);

    String count = asked.count().sql();
    String question = asked.question().sql();
    assertThat(engine.asked).containsExactly(count, question, count, question, count, question);
    assertThat(answer.rows()).isEqualTo(1);
    assertThat(answer.seconds()).hasSize(2);
    assertThat(answer.countSeconds()).hasSize(2);
  }

  @Test
  void knowsSomebodyFromTheLake() {
    Known known = Known.in(new FakeEngine(Arrays.asList("alice", "AKIA1", "192.0.2.1", null)));

    assertThat(known.value("user").map(Known.Value::text)).contains("alice");
    assertThat(known.value("ip").map(Known.Value::text)).contains("192.0.2.1");
    assertThat(known.value("role")).isEmpty();
    assertThat(known.value("tz")).isEmpty();
  }

  @Test
  void answersGoFromProcessToProcess() {
    Answer answer = new Answer("timeline user", 7, List.of(2.0, 3.0), List.of(1.0, 2.0));

    assertThat(Answer.parse(answer.line() + "\n")).containsExactly(answer);
    assertThat(answer.againstCount().median()).isEqualTo(1.75);
  }
}
