package dev.iamtracker.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationPlanTest {
  private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");
  private static final List<String> REGIONS = List.of("us-east-1");

  @Test
  void playsAllStoriesForAWeekByDefault() {
    SimulationPlan plan = SimulationPlan.defaults(END);

    assertThat(plan.stories()).contains("leaked-key", "identity-center-takeover");
    assertThat(plan.start()).isEqualTo("2026-11-15T00:00:00Z");
  }

  @Test
  void refusesUnknownStories() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(1_000, 1, 1, REGIONS, List.of("nonsense"), 85))
        .withMessageContaining("nonsense");
  }

  @Test
  void refusesTooFewEventsForItsStories() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(39, 1, 1, REGIONS, List.of("leaked-key"), 85))
        .withMessageContaining("events is 39");
  }

  @Test
  void refusesToSimulateNoDays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(100, 0, 1, REGIONS, List.of(), 85))
        .withMessageContaining("days is 0");
  }

  @Test
  void refusesToSimulateNoAccounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(100, 1, 0, REGIONS, List.of(), 85))
        .withMessageContaining("accounts is 0");
  }

  @Test
  void refusesMoreThanAllEventsToBeIdentityEvents() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(100, 1, 1, REGIONS, List.of(), 101))
        .withMessageContaining("identityPercent is 101");
  }

  @Test
  void refusesARegionThatWouldLeaveTheFolder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(100, 1, 1, List.of("../../etc"), List.of(), 85))
        .withMessageContaining("../../etc");
  }

  @Test
  void refusesARegionNamedTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(100, 1, 1, List.of("us-east-1", "us-east-1"), List.of(), 85))
        .withMessageContaining("twice");
  }

  private static SimulationPlan plan(
      long events,
      int days,
      int accounts,
      List<String> regions,
      List<String> stories,
      int percent) {
    return new SimulationPlan(1, events, days, END, accounts, regions, stories, percent);
  }
}
