package dev.iamtracker.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.correlation.Correlation.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CorrelationProperties {
  private static final int TIMESPAN = 10;

  @Property(tries = 300)
  void theOrderAndNumberOfArrivalsDoNotMatter(
      @ForAll("sightings") List<Sighting> sightings, @ForAll long seed) {
    var again = new ArrayList<>(sightings);
    again.addAll(sightings.subList(0, sightings.size() / 2));
    Collections.shuffle(again, new Random(seed));

    for (Correlation correlation : correlations()) {
      assertThat(episodes(correlation, again)).isEqualTo(episodes(correlation, sightings));
    }
  }

  @Property(tries = 300)
  void aBurstIsFoundWhereEveryWindowIsLookedAt(@ForAll("sightings") List<Sighting> sightings) {
    List<Match> matches = sightings.stream().map(Sighting::match).distinct().sorted().toList();
    boolean burst =
        matches.stream()
            .anyMatch(
                last ->
                    matches.stream()
                            .filter(match -> match.millis() <= last.millis())
                            .filter(match -> match.millis() >= last.millis() - TIMESPAN)
                            .count()
                        >= 3);

    assertThat(episodes(frame(List.of()).count(count -> count >= 3), sightings).isEmpty())
        .isNotEqualTo(burst);
  }

  @Property(tries = 300)
  void anOrderIsFoundWhereEveryPairIsLookedAt(@ForAll("sightings") List<Sighting> sightings) {
    List<Match> matches = sightings.stream().map(Sighting::match).toList();
    boolean ordered =
        matches.stream()
            .filter(first -> first.rule().equals("a"))
            .anyMatch(
                first ->
                    matches.stream()
                        .filter(second -> second.rule().equals("b"))
                        .anyMatch(
                            second ->
                                second.millis() >= first.millis()
                                    && second.millis() - first.millis() <= TIMESPAN));

    assertThat(episodes(frame(List.of()).inOrder(), sightings).isEmpty()).isNotEqualTo(ordered);
  }

  private static List<Correlation> correlations() {
    Frame frame = frame(List.of("user"));
    return List.of(
        frame.count(count -> count >= 3),
        frame.differentValues(count -> count >= 2),
        frame.together(rules -> rules.size() == 2),
        frame.inOrder(),
        frame.sum(total -> total > 5));
  }

  private static Frame frame(List<String> groupBy) {
    return new Frame("c", List.of("a", "b"), groupBy, Duration.ofMillis(TIMESPAN));
  }

  private static Set<String> episodes(Correlation correlation, List<Sighting> sightings) {
    Map<String, List<Sighting>> byRule =
        sightings.stream().collect(Collectors.groupingBy(sighting -> sighting.match().rule()));
    var episodes = new TreeSet<String>();
    correlation
        .chains(Map.of(), byRule)
        .forEach(
            (group, chains) ->
                chains.stream()
                    .filter(Chain::isEpisode)
                    .forEach(chain -> episodes.add(group + " " + chain.matches())));
    return episodes;
  }

  @Provide
  Arbitrary<List<Sighting>> sightings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 60),
            Arbitraries.of("a", "b"),
            Arbitraries.of("ana", "ben"),
            Arbitraries.of("1", "2", "3"),
            Arbitraries.integers().between(0, 9))
        .as(
            (millis, rule, user, value, id) ->
                new Sighting(
                    new Match(millis, millis + "-" + id, rule, value),
                    Map.of(new Sighting.Key("c", "user"), user)))
        .list()
        .ofMaxSize(25)
        .map(CorrelationProperties::oneEventEach);
  }

  /// An event has one time, and one value of each field.
  private static List<Sighting> oneEventEach(List<Sighting> sightings) {
    return List.copyOf(
        sightings.stream()
            .collect(
                Collectors.toMap(
                    sighting -> sighting.match().eventId(), sighting -> sighting, (one, _) -> one))
            .values());
  }
}
