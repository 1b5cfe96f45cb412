package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.home.Detecting.Call;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
