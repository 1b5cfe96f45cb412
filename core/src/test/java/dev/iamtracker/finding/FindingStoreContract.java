package dev.iamtracker.finding;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static dev.iamtracker.finding.SampleFindings.episode;
import static dev.iamtracker.finding.SampleFindings.finding;
import static dev.iamtracker.finding.SampleFindings.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of findings does.
public interface FindingStoreContract {
  FindingStore store();

  @Test
  default void aFindingComesBackAsItWasStored() {
    var all =
        List.of(
            new StoredFinding(finding("a"), NOON, true, false, null, null, "rule x (known; ops)"),
            new StoredFinding(finding("b"), NOON, false, true, null, null, null),
            stored(episode("hash", NOON, NOON.plusSeconds(60), List.of("c", "d"))));

    store().add(all);

    assertThat(all).allSatisfy(one -> assertThat(store().find(one.id())).contains(one));
  }

  @Test
  default void onlyNewFindingsAreReported() {
    assertThat(store().add(List.of(stored(finding("a"))))).containsExactly(finding("a").id());

    assertThat(store().add(List.of(stored(finding("b")), stored(finding("a")))))
        .containsExactly(finding("b").id());
    assertThat(store().list(FindingFilter.CURRENT)).hasSize(2);
  }

  @Test
  default void aFindingThatIsAddedTwiceAtOnceIsStoredOnce() {
    assertThat(store().add(List.of(stored(finding("a")), stored(finding("a"))))).hasSize(1);

    assertThat(store().list(FindingFilter.CURRENT)).hasSize(1);
  }

  @Test
  default void manyFindingsOfWhichSomeAreKnownAreToldApart() {
    List<StoredFinding> all =
        IntStream.range(0, 500).mapToObj(i -> stored(finding("event-" + i))).toList();
    store().add(all.subList(100, 230));

    assertThat(store().add(all))
        .hasSize(370)
        .doesNotContain(all.get(100).id(), all.get(229).id())
        .contains(all.get(99).id(), all.get(230).id());
  }

  @Test
  default void aKnownFindingStaysAsItIs() {
    store().add(List.of(stored(finding("a"))));
    Finding other = finding("iam-user-created", "a", Level.LOW, "bob", NOON.plusSeconds(1));

    store()
        .add(List.of(new StoredFinding(other, NOON.plusSeconds(9), true, true, null, null, "x")));

    assertThat(store().find(other.id())).contains(stored(finding("a")));
  }

  @Test
  default void anEpisodeThatGrewIsReplacedAndKeepsWhatBecameOfIt() {
    store().add(List.of(stored(episode("hash", NOON, NOON.plusSeconds(60), List.of("c", "d")))));
    store().acknowledge("bruteforce/hash", new Acknowledgement("eve", "known", NOON));
    Finding grown =
        episode("hash", NOON.minusSeconds(30), NOON.plusSeconds(90), List.of("b", "c", "d", "e"));

    assertThat(store().add(List.of(StoredFinding.of(grown, NOON.plusSeconds(99))))).isEmpty();

    StoredFinding now = store().find("bruteforce/hash").orElseThrow();
    assertThat(now.finding()).isEqualTo(grown);
    assertThat(now.stored()).isEqualTo(NOON);
    assertThat(now.state()).isEqualTo(FindingState.ACKNOWLEDGED);
  }

  @Test
  default void aSupersededFindingIsNotCurrent() {
    store().add(List.of(stored(finding("a")), stored(finding("b"))));

    store().supersede(finding("b").id(), finding("a").id());

    assertThat(ids(FindingFilter.CURRENT)).containsExactly(finding("a").id());
    assertThat(ids(FindingFilter.CURRENT.in(EnumSet.of(FindingState.SUPERSEDED))))
        .containsExactly(finding("b").id());
    assertThat(store().find(finding("b").id()).orElseThrow().supersededBy())
        .isEqualTo(finding("a").id());
  }

  @Test
  default void anEpisodeThatIsFoundAgainStandsForItselfAgain() {
    Finding hash = episode("hash", NOON, NOON.plusSeconds(60), List.of("c", "d"));
    store().add(List.of(stored(hash)));
    store().supersede("bruteforce/hash", "withdrawn");

    assertThat(store().add(List.of(stored(hash)))).isEmpty();

    assertThat(ids(FindingFilter.CURRENT)).containsExactly("bruteforce/hash");
  }

  @Test
  default void somebodyAcknowledgesAFinding() {
    store().add(List.of(stored(finding("a"))));
    var eve = new Acknowledgement("eve", "a drill", NOON.plusSeconds(5));

    assertThat(store().acknowledge(finding("a").id(), eve)).isTrue();
    assertThat(store().acknowledge("nothing", eve)).isFalse();

    assertThat(store().find(finding("a").id()).orElseThrow().acknowledged()).isEqualTo(eve);
    assertThat(ids(FindingFilter.CURRENT.in(EnumSet.of(FindingState.OPEN)))).isEmpty();
    assertThat(ids(FindingFilter.CURRENT.in(EnumSet.of(FindingState.ACKNOWLEDGED)))).hasSize(1);
  }

  @Test
  default void theNewestComeFirstAndNoMoreThanAskedFor() {
    store().add(IntStream.range(0, 5).mapToObj(this::minute).toList());

    assertThat(ids(FindingFilter.CURRENT.limitedTo(2)))
        .containsExactly(minute(4).id(), minute(3).id());
  }

  private StoredFinding minute(int minute) {
    return stored(
        finding("r", "e" + minute, Level.LOW, "bob", NOON.plus(Duration.ofMinutes(minute))));
  }

  @Test
  default void filtersNarrowTheList() {
    store().add(List.of(stored(finding("a")), minute(5)));
    FindingFilter all = FindingFilter.CURRENT;

    assertThat(ids(all.atLeast(Level.HIGH))).containsExactly(finding("a").id());
    assertThat(ids(filter(Optional.of("r"), Optional.empty(), Optional.empty())))
        .containsExactly(minute(5).id());
    assertThat(ids(filter(Optional.empty(), Optional.of("alice"), Optional.empty())))
        .containsExactly(finding("a").id());
    assertThat(ids(filter(Optional.empty(), Optional.empty(), Optional.of("999999999999"))))
        .isEmpty();
  }

  private static FindingFilter filter(
      Optional<String> rule, Optional<String> actor, Optional<String> account) {
    FindingFilter all = FindingFilter.CURRENT;
    return new FindingFilter(
        all.since(),
        all.until(),
        all.level(),
        rule,
        actor,
        account,
        all.episodes(),
        all.states(),
        all.limit());
  }

  @Test
  default void episodesAreFoundByWhateverTheyOverlap() {
    store()
        .add(
            List.of(
                stored(finding("a")),
                stored(episode("e1", NOON, NOON.plusSeconds(60), List.of("c", "d"))),
                stored(
                    episode(
                        "e2", NOON.plusSeconds(600), NOON.plusSeconds(660), List.of("f", "g")))));

    assertThat(
            ids(FindingFilter.episodes("bruteforce", NOON.plusSeconds(60), NOON.plusSeconds(599))))
        .containsExactly("bruteforce/e1");
    assertThat(
            ids(FindingFilter.episodes("bruteforce", NOON.plusSeconds(61), NOON.plusSeconds(600))))
        .containsExactly("bruteforce/e2");
    assertThat(ids(FindingFilter.episodes("other", NOON, NOON.plusSeconds(900)))).isEmpty();
  }

  @Test
  default void anEpisodeThatReachesFurtherIsFoundWhereItReachesNow() {
    store().add(List.of(stored(episode("e", NOON, NOON.plusSeconds(60), List.of("c", "d")))));
    Instant late = NOON.plus(Duration.ofDays(2));

    store().add(List.of(stored(episode("e", NOON, late, List.of("c", "d", "f")))));

    assertThat(ids(FindingFilter.episodes("bruteforce", late, late)))
        .containsExactly("bruteforce/e");
    assertThat(ids(FindingFilter.CURRENT)).containsExactly("bruteforce/e");
  }

  @Test
  default void findingsOfManyDaysComeInTheOrderOfTheirTimes() {
    List<StoredFinding> days =
        IntStream.range(0, 9)
            .mapToObj(
                day ->
                    finding(
                        "r", "e" + day, Level.LOW, "bob", NOON.minus(Duration.ofDays(day * 20L))))
            .map(SampleFindings::stored)
            .toList();
    store().add(days.reversed());

    assertThat(store().list(FindingFilter.CURRENT)).containsExactlyElementsOf(days);
    assertThat(ids(between(NOON.minus(Duration.ofDays(40)), NOON))).containsExactly("r/e1", "r/e2");
  }

  private static FindingFilter between(Instant since, Instant until) {
    FindingFilter all = FindingFilter.CURRENT;
    return new FindingFilter(
        Optional.of(since),
        Optional.of(until),
        all.level(),
        all.rule(),
        all.actor(),
        all.account(),
        all.episodes(),
        all.states(),
        all.limit());
  }

  @Test
  default void theRuleMayBeThePathOfAFile() {
    Finding finding = finding("/rules/mine/a.yml", "b/c", Level.LOW, "bob", NOON);
    store().add(List.of(stored(finding)));

    assertThat(store().find("/rules/mine/a.yml/b/c")).contains(stored(finding));
    assertThat(store().find("/rules/mine/a.yml/b")).isEmpty();
  }

  @Test
  default void anEventCanHaveAnyId() {
    List<StoredFinding> strange =
        List.of("#", "%23", "outbox#file", "x".repeat(3_000), "x".repeat(3_001), "ü\u0000/ /\n")
            .stream()
            .map(id -> stored(finding("r", id, Level.LOW, "bob", NOON)))
            .toList();

    assertThat(store().add(strange)).hasSize(strange.size());

    assertThat(store().list(FindingFilter.CURRENT)).hasSize(strange.size());
    assertThat(strange)
        .allSatisfy(
            one ->
                assertThat(store().find(one.id()).orElseThrow().finding().id())
                    .isEqualTo(one.id()));
  }

  @Test
  default void textsOfAMegabyteAreCut() {
    Finding loud = finding("r", "e", Level.LOW, "x".repeat(1 << 20), NOON);

    store().add(List.of(stored(loud)));

    assertThat(store().find(loud.id()).orElseThrow().finding().actor())
        .hasSize(FindingStore.MOST_CHARACTERS)
        .endsWith("x…");
  }

  private List<String> ids(FindingFilter filter) {
    return store().list(filter).stream().map(StoredFinding::id).toList();
  }
}
