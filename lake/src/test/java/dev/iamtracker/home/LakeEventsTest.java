package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.home.Detecting.Call;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoredEvents;
import dev.iamtracker.track.TrackedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LakeEventsTest {
  private static final String IP = "198.51.100.1";
  private static final int DAY = 24 * 60;

  @TempDir private Path folder;
  private TestHome home;
  private Detecting detecting;

  @BeforeEach
  void open() {
    home = TestHome.in(folder);
    detecting = Detecting.in(home, Detecting.count("burst", "sourceIPAddress", "gte: 2"));
  }

  private static List<Call> at(int... minutes) {
    return Arrays.stream(minutes).mapToObj(minute -> new Call(minute, IP)).toList();
  }

  private static List<Instant> times(StoredEvents events, EventScan scan) {
    var times = new ArrayList<Instant>();
    events.scan(scan, event -> times.add(event.time()));
    times.sort(null);
    return times;
  }

  private static Instant minute(int minute) {
    return Detecting.NOON.plus(Duration.ofMinutes(minute));
  }

  @Test
  void readersSeeWhatWasCommittedAndTheRunSeesItsOwn() {
    detecting.run(at(0));
    try (TrackedRun run = home.lake().begin("ingest");
        LakeEvents readers = home.lake().events()) {
      run.add(new Call(5, IP).event());
      run.flush();

      assertThat(times(readers, EventScan.ALL)).containsExactly(minute(0));
      assertThat(times(run.added(), EventScan.ALL)).containsExactly(minute(5));
      assertThat(times(run.all(), EventScan.ALL)).containsExactly(minute(0), minute(5));
      assertThat(run.adopted()).isEmpty();
      run.commit("{}");

      assertThat(times(readers, EventScan.ALL)).containsExactly(minute(0), minute(5));
    }
  }

  @Test
  void bothEndsOfATimeAreIncludedAcrossDays() {
    detecting.run(at(0, DAY, DAY + 1, 2 * DAY));
    EventScan scan = EventScan.ALL.within(minute(DAY), minute(2 * DAY));

    try (LakeEvents readers = home.lake().events()) {
      assertThat(times(readers, scan))
          .containsExactly(minute(DAY), minute(DAY + 1), minute(2 * DAY));
    }
    try (TrackedRun run = home.lake().begin("ingest")) {
      assertThat(times(run.all(), scan))
          .containsExactly(minute(DAY), minute(DAY + 1), minute(2 * DAY));
    }
  }

  @Test
  void whatAFailedRunLeftIsAdoptedWithItsTimes() {
    try (TrackedRun run = home.lake().begin("ingest")) {
      run.add(new Call(3, IP).event());
      run.add(new Call(DAY, IP).event());
      run.flush();
    }

    try (TrackedRun run = home.lake().begin("ingest")) {
      assertThat(run.adopted()).hasValue(EventScan.ALL.within(minute(3), minute(DAY)));
    }
  }

  @Test
  void runsHaveDifferentIdsEvenAtOneMoment() {
    String first;
    try (TrackedRun run = home.lake().begin("ingest")) {
      first = run.id();
    }
    try (TrackedRun run = home.lake().begin("ingest")) {
      assertThat(run.id()).isNotEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aDamagedSegmentIsLeftOutAndStopsNobody(Damage damage) {
    detecting.run(at(DAY - 720 - 1));
    Segment old = home.segments().getFirst();
    damage.doTo(home.file(old));

    assertThat(detecting.run(at(DAY - 720, DAY - 720 + 1))).hasSize(1);

    assertThat(detecting.episodes()).singleElement().asString().contains(IP + ": 2 ");
    try (LakeEvents readers = home.lake().events()) {
      assertThat(times(readers, EventScan.ALL.within(minute(DAY - 720), minute(2 * DAY))))
          .hasSize(2);
    }
  }
}
