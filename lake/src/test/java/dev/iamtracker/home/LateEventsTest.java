package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingState;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.home.Detecting.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that come late, and what they make of episodes that were told of.
class LateEventsTest {
  private static final String IP = "198.51.100.1";

  @TempDir private Path folder;
  private Detecting burst;

  @BeforeEach
  void burstOfThree() {
    burst =
        Detecting.in(TestHome.in(folder), Detecting.count("burst", "sourceIPAddress", "gte: 3"));
  }

  private static List<Call> at(int... minutes) {
    return Arrays.stream(minutes).mapToObj(minute -> new Call(minute, IP)).toList();
  }

  @Test
  void aSparseTailBelongsToItsEpisodeHoweverItCame() {
    assertThat(burst.run(at(0, 1, 2))).hasSize(1);

    for (int minute : List.of(12, 21, 30)) {
      assertThat(burst.run(at(minute))).isEmpty();
    }

    assertThat(burst.episodes()).singleElement().asString().startsWith("burst of " + IP + ": 6 ");
  }

  @Test
  void anEpisodeKeepsItsIdWhenEarlierEventsCome() {
    Set<String> told = burst.run(at(20, 21, 22));

    assertThat(burst.run(at(5, 12, 30))).isEmpty();

    assertThat(burst.stored(FindingFilter.CURRENT))
        .singleElement()
        .satisfies(one -> assertThat(told).containsExactly(one.id()));
    assertThat(burst.episodes()).singleElement().asString().contains(IP + ": 6 ");
  }

  @Test
  void ofEpisodesThatGrowTogetherTheOldestStands() {
    Set<String> oldest = burst.run(at(20, 21, 22));
    Set<String> younger = burst.later(Duration.ofMinutes(5)).run(at(0, 1, 2));
    assertThat(younger).hasSize(1).isNotEqualTo(oldest);

    assertThat(burst.later(Duration.ofMinutes(9)).run(at(11))).isEmpty();

    assertThat(burst.stored(FindingFilter.CURRENT))
        .extracting(StoredFinding::id)
        .containsExactlyElementsOf(oldest);
    assertThat(burst.stored(FindingFilter.CURRENT.in(EnumSet.of(FindingState.SUPERSEDED))))
        .singleElement()
        .satisfies(one -> assertThat(younger).containsExactly(one.id()))
        .satisfies(one -> assertThat(oldest).containsExactly(one.supersededBy()));
  }

  @Test
  void whatHoldsAgainIsTheSameFindingAndNoNews() {
    Detecting exactly =
        Detecting.in(TestHome.in(folder), Detecting.count("exactly", "sourceIPAddress", "eq: 3"));
    Set<String> told = exactly.run(at(10, 15, 20));

    assertThat(exactly.run(List.of(another(10), another(15)))).isEmpty();
    assertThat(exactly.episodes()).isEmpty();

    assertThat(exactly.run(at(5))).isEmpty();
    assertThat(exactly.stored(FindingFilter.CURRENT))
        .extracting(StoredFinding::id)
        .containsExactlyElementsOf(told);
  }

  @Test
  void groupsThatReadAlikeAreKeptApart() {
    Detecting pairs =
        Detecting.in(
            TestHome.in(folder), Detecting.count("pairs", "sourceIPAddress, userAgent", "gte: 2"));

    pairs.run(List.of(call(0, "a, b", "c"), call(1, "a, b", "c")));
    pairs.run(List.of(call(0, "a", "b, c"), call(1, "a", "b, c")));
    pairs.run(List.of(call(2, "a, b", "c")));

    assertThat(pairs.episodes())
        .hasSize(2)
        .satisfiesOnlyOnce(one -> assertThat(one).startsWith("pairs of a, b, c: 3 "))
        .satisfiesOnlyOnce(one -> assertThat(one).startsWith("pairs of a, b, c: 2 "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "'; --", "\\", "\u2028", "\ud83d\ude00", "é", "\n", "\u0130"})
  void anyTextMayBeAGroup(String text) {
    burst.run(List.of(new Call(0, text), new Call(1, text), new Call(2, text)));
    burst.run(List.of(new Call(11, text)));

    assertThat(burst.episodes()).singleElement().asString().startsWith("burst of " + text + ": 4 ");
  }

  private static Call another(int minute) {
    return call(minute, IP, "another");
  }

  private static Call call(int minute, String ip, String agent) {
    return new Call(minute, ip, agent, "ListUsers");
  }
}
