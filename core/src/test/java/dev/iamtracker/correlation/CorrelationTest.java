package dev.iamtracker.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.correlation.Correlation.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final Frame FAILURES =
      new Frame("burst", List.of("failure"), List.of("user"), Duration.ofMinutes(10));
  private static final Correlation THREE_FAILURES = FAILURES.count(count -> count >= 3);

  @Test
  void countsMatchesInATimespan() {
    assertThat(episodes(THREE_FAILURES, "failure ana 0", "failure ana 5", "failure ana 10"))
        .containsExactly("ana 0-10 3");
  }

  @Test
  void doesNotCountMatchesThatAreTooFarApart() {
    assertThat(episodes(THREE_FAILURES, "failure ana 0", "failure ana 6", "failure ana 12"))
        .isEmpty();
  }

  @Test
  void keepsGroupsApart() {
    assertThat(episodes(THREE_FAILURES, "failure ana 0", "failure ben 1", "failure ana 2"))
        .isEmpty();
  }

  @Test
  void leavesOutMatchesWithoutTheGroupField() {
    assertThat(episodes(THREE_FAILURES, "failure - 0", "failure - 1", "failure - 2")).isEmpty();
  }

  @Test
  void putsEverythingThatHangsTogetherIntoOneEpisode() {
    assertThat(
            episodes(
                THREE_FAILURES,
                "failure ana 0",
                "failure ana 9",
                "failure ana 11",
                "failure ana 12",
                "failure ana 21",
                "failure ana 40"))
        .containsExactly("ana 0-21 5");
  }

  @Test
  void makesTwoEpisodesOfTwoBursts() {
    assertThat(
            episodes(
                THREE_FAILURES,
                "failure ana 0",
                "failure ana 1",
                "failure ana 2",
                "failure ana 30",
                "failure ana 31",
                "failure ana 32"))
        .containsExactly("ana 0-2 3", "ana 30-32 3");
  }

  @Test
  void countsDifferentValues() {
    Correlation spraying = FAILURES.differentValues(count -> count >= 2);

    assertThat(episodes(spraying, "failure ana 0 x", "failure ana 1 x")).isEmpty();
    assertThat(episodes(spraying, "failure ana 0 x", "failure ana 1 y"))
        .containsExactly("ana 0-1 2");
  }

  @Test
  void needsAllRulesInAnyOrder() {
    Correlation both = frame("create", "attach").together(rules -> rules.size() == 2);

    assertThat(episodes(both, "create ana 0", "create ana 1")).isEmpty();
    assertThat(episodes(both, "attach ana 0", "create ana 1")).containsExactly("ana 0-1 2");
    assertThat(episodes(both, "attach ana 0", "create ana 11")).isEmpty();
  }

  @Test
  void needsAllRulesInOrder() {
    Correlation ordered = frame("create", "attach").inOrder();

    assertThat(episodes(ordered, "attach ana 0", "create ana 1")).isEmpty();
    assertThat(episodes(ordered, "create ana 0", "attach ana 1")).containsExactly("ana 0-1 2");
    assertThat(episodes(ordered, "create ana 0", "attach ana 11")).isEmpty();
  }

  @Test
  void takesMatchesOfOneSecondInAnyOrder() {
    assertThat(episodes(frame("create", "attach").inOrder(), "attach ana 1", "create ana 1"))
        .containsExactly("ana 1-1 2");
  }

  @Test
  void correlatesCorrelations() {
    Correlation guessed =
        new Frame("guessed", List.of("burst", "success"), List.of("user"), Duration.ofMinutes(10))
            .inOrder();

    assertThat(
            episodes(guessed, "failure ana 0", "failure ana 1", "success ana 2", "success ana 3"))
        .isEmpty();
    assertThat(
            episodes(
                guessed,
                "failure ana 0",
                "failure ana 1",
                "failure ana 2",
                "success ana 9",
                "success ben 9"))
        .containsExactly("ana 2-9 2");
  }

  @Test
  void addsUpNumbers() {
    Correlation sum = FAILURES.sum(total -> total > 10);
    Correlation median = FAILURES.percentile(50, value -> value == 5);

    assertThat(episodes(sum, "failure ana 0 5", "failure ana 1 5.5", "failure ana 2 many"))
        .containsExactly("ana 0-2 3");
    assertThat(episodes(sum, "failure ana 0 5", "failure ana 1 5")).isEmpty();
    assertThat(episodes(median, "failure ana 0 4", "failure ana 1 6")).containsExactly("ana 0-1 2");
    assertThat(episodes(FAILURES.average(value -> value > 5), "failure ana 0 5")).isEmpty();
  }

  @Test
  void countsAMatchOnceHoweverOftenItComes() {
    assertThat(episodes(THREE_FAILURES, "failure ana 0", "failure ana 0", "failure ana 1"))
        .isEmpty();
  }

  private static Frame frame(String... rules) {
    return new Frame("both", List.of(rules), List.of("user"), Duration.ofMinutes(10));
  }

  /// @param matches rule, user, minute and value, with spaces between them
  private static List<String> episodes(Correlation correlation, String... matches) {
    Map<String, List<Sighting>> sightings = new LinkedHashMap<>();
    for (String text : matches) {
      List<String> words = Arrays.asList(text.split(" "));
      long millis = Duration.ofMinutes(Long.parseLong(words.get(2))).toMillis();
      var match =
          new Match(millis, "event-" + text, words.get(0), words.size() > 3 ? words.get(3) : null);
      Map<Sighting.Key, String> fields = new LinkedHashMap<>();
      if (!words.get(1).equals("-")) {
        for (String id : List.of("burst", "both", "guessed")) {
          fields.put(new Sighting.Key(id, "user"), words.get(1));
        }
      }
      sightings
          .computeIfAbsent(match.rule(), _ -> new ArrayList<>())
          .add(new Sighting(match, fields));
    }
    var episodes = new ArrayList<String>();
    correlation
        .chains(Map.of("burst", THREE_FAILURES), sightings)
        .forEach(
            (group, chains) ->
                chains.stream()
                    .filter(Chain::isEpisode)
                    .map(
                        chain ->
                            "%s %d-%d %d"
                                .formatted(
                                    String.join(",", group),
                                    chain.first().millis() / 60_000,
                                    chain.last().millis() / 60_000,
                                    chain.matches().size()))
                    .forEach(episodes::add));
    return episodes;
  }
}
