package dev.iamtracker.standin.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class HistoriesTest {
  private static final Instant START = Instant.parse("2026-08-24T12:00:00Z");
  private static final Histories HISTORIES =
      Histories.of(7, "111122223333", World.builder().build(), START, Duration.ofDays(90));

  @Test
  void makesTheSameEventsOfTheSameSeed() {
    assertThat(HISTORIES.events(100)).isEqualTo(HISTORIES.events(100));
  }

  @Test
  void putsHalfOfTheEventsIntoTheFirstRegionAndSomeIntoEachOther() {
    List<Happened> events = HISTORIES.events(10_000);

    assertThat(events.stream().filter(one -> one.region().equals("us-east-1")).count())
        .isBetween(4_700L, 5_300L);
    assertThat(events.stream().map(Happened::region).distinct()).hasSize(17);
  }

  @Test
  void eventsShowAfterOneToFifteenMinutes() {
    assertThat(HISTORIES.events(1_000))
        .allSatisfy(
            event ->
                assertThat(Duration.between(event.time(), event.visibleAt()))
                    .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(15)));
  }

  @Test
  void someEventsShowMuchLater() {
    Delays delays = Delays.usual(7).withLate(0.1, Duration.ofHours(6));

    assertThat(HISTORIES.withDelays(delays).events(1_000))
        .filteredOn(event -> event.visibleAt().isAfter(event.time().plus(Duration.ofMinutes(15))))
        .hasSizeBetween(60, 140);
  }

  @Test
  void aHundredThousandEventsTakeLessThanTwoSeconds() {
    long began = System.nanoTime();

    World world = World.builder().events(HISTORIES.events(100_000)).build();

    assertThat(world.places()).hasSize(17);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void everyRecordIsJson() {
    for (Happened event : HISTORIES.events(500)) {
      try (JsonParser in =
          new JsonFactory().createParser(ObjectReadContext.empty(), event.cloudTrailEvent())) {
        in.nextToken();
        in.skipChildren();
        assertThat(in.nextToken()).isNull();
      }
    }
  }

  @Test
  void theSameEventHasTheSameRecordForEver() {
    Happened event = HISTORIES.events(1).getFirst();

    assertThat(event.cloudTrailEvent())
        .isEqualTo(event.cloudTrailEvent())
        .contains("\"eventID\":\"" + event.id() + "\"", "\"eventTime\":\"" + event.time() + "\"");
  }
}
