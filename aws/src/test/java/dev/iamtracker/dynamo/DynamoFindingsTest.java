package dev.iamtracker.dynamo;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static dev.iamtracker.finding.SampleFindings.episode;
import static dev.iamtracker.finding.SampleFindings.finding;
import static dev.iamtracker.finding.SampleFindings.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.dynamo.MortalItems.Killed;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Finding.Episode;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.FindingStoreContract;
import dev.iamtracker.finding.Level;
import dev.iamtracker.finding.StoredFinding;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamoFindingsTest implements FindingStoreContract {
  private final TestTables tables = new TestTables();
  private final Items items = tables.alerts();
  private final DynamoFindings store = store(items);

  private static DynamoFindings store(Items items) {
    return new DynamoFindings(items, TestTables.RETENTION);
  }

  @Override
  public FindingStore store() {
    return store;
  }

  @AfterEach
  void close() {
    tables.close();
  }

  @Test
  void theKeysAreTheEventAndTheRule() {
    store.add(List.of(stored(finding("a"))));

    Item item = items.get(new Key("a", "iam-user-created")).orElseThrow();
    assertThat(item.text("level")).contains("high");
    assertThat(item.text("user_name")).contains("alice");
    assertThat(item.number("expires_at"))
        .isEqualTo(TestTables.RETENTION.expiry(NOON).getEpochSecond());
  }

  @Test
  void anIdWithoutItsRuleIsAMistake() {
    Finding other = episode("e", NOON, NOON, List.of("a"));
    Finding mistaken =
        new Finding(
            "elsewhere/e",
            other.rule(),
            other.level(),
            "",
            "",
            false,
            NOON,
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            null);

    assertThatThrownBy(() -> store.add(List.of(stored(mistaken))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("elsewhere/e");
  }

  @Test
  void aThousandFindingsCostLittleMoreThanAWriteEach() {
    var counted = new MortalItems(items, Long.MAX_VALUE);
    var random = new Random(7);
    List<StoredFinding> all =
        IntStream.range(0, 1_000)
            .mapToObj(_ -> stored(finding(new UUID(random.nextLong(), random.nextLong()) + "")))
            .toList();

    store(counted).add(all);

    assertThat(counted.writes()).isBetween(1_000L, 1_010L);
    store(counted).add(all);
    assertThat(counted.writes()).isLessThanOrEqualTo(1_010L);
  }

  @Test
  void anEpisodeThatDidNotChangeIsNotWritten() {
    var counted = new MortalItems(items, Long.MAX_VALUE);
    Finding one = episode("e", NOON, NOON.plusSeconds(60), List.of("a", "b"));
    store(counted).add(List.of(stored(one)));
    long writes = counted.writes();

    store(counted).add(List.of(StoredFinding.of(one, NOON.plusSeconds(600))));

    assertThat(counted.writes()).isEqualTo(writes);
  }

  @Test
  void anEpisodeOfEventsWithLongIdsFits() {
    var random = new Random(7);
    var bytes = new byte[600];
    List<String> events =
        IntStream.range(0, 1_000)
            .mapToObj(
                _ -> {
                  random.nextBytes(bytes);
                  return HexFormat.of().formatHex(bytes);
                })
            .toList();

    store.add(List.of(stored(episode("e", NOON, NOON, events))));

    Episode kept =
        Objects.requireNonNull(store.find("bruteforce/e").orElseThrow().finding().episode());
    assertThat(kept.count()).isEqualTo(1_000);
    assertThat(events).startsWith(kept.events().toArray(String[]::new));
    assertThat(kept.events()).hasSizeGreaterThan(100);
  }

  @Test
  void whoDiesWhileItAddsLeavesNothingThatCannotBeAddedAgain() {
    int writes = 0;
    boolean died = true;
    while (died) {
      var all =
          Stream.of(
                  finding("r", "single-" + writes, Level.HIGH, "bob", NOON),
                  episode("grows", NOON, NOON.plus(Duration.ofDays(writes)), List.of("a")),
                  episode("new-" + writes, NOON, NOON, List.of("b")))
              .map(one -> stored(one))
              .toList();
      died = dies(writes, all);

      store.add(all);

      writes++;
      assertThat(store.list(FindingFilter.CURRENT))
          .hasSize(1 + 2 * writes)
          .containsAll(all)
          .doesNotHaveDuplicates();
    }
    assertThat(writes).isGreaterThan(5);
  }

  private boolean dies(int writes, List<StoredFinding> all) {
    try {
      store(new MortalItems(items, writes)).add(all);
      return false;
    } catch (Killed _) {
      return true;
    }
  }
}
