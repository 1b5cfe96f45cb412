package dev.iamtracker.simulate;

import dev.iamtracker.simulate.story.Stories;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What to simulate; equal plans give equal files.
///
/// @param seed where all chance comes from
/// @param events how many different events, stories included
/// @param days how many times 24 hours before the end
/// @param end the first instant after the simulation, in whole seconds
/// @param accounts how many AWS accounts
/// @param regions where the company works, the first one has Identity Center; us-east-1 appears in
///   any case because global services are recorded there
/// @param stories names of the attack stories to play, each once
/// @param identityPercent share of IAM, STS, sign-in and Identity Center events
public record SimulationPlan(
    long seed,
    long events,
    int days,
    Instant end,
    int accounts,
    List<String> regions,
    List<String> stories,
    int identityPercent) {
  static final int MAX_EVENTS_PER_STORY = 40;
  private static final int MAX_ACCOUNTS = 500;
  private static final int MAX_DAYS = 3660;
  private static final int LEAST_IDENTITY_PERCENT = 50;

  /// @throws IllegalArgumentException naming the value that is out of range or unknown
  public SimulationPlan {
    regions = List.copyOf(regions);
    stories = List.copyOf(stories);
    end = end.truncatedTo(ChronoUnit.SECONDS);
    within("days", days, 1, MAX_DAYS);
    within("accounts", accounts, 1, MAX_ACCOUNTS);
    within("identityPercent", identityPercent, LEAST_IDENTITY_PERCENT, 100);
    Stories.check(stories);
    within("events", events, Math.max(1, stories.size() * MAX_EVENTS_PER_STORY), Long.MAX_VALUE);
    if (regions.isEmpty()) {
      throw new IllegalArgumentException("at least one region is needed");
    }
    for (String region : regions) {
      if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}")) {
        throw new IllegalArgumentException("no AWS region: " + region);
      }
    }
    unique("region", regions);
    unique("story", stories);
  }

  /// A week of 20,000 events in three accounts and three regions, with all stories.
  public static SimulationPlan defaults(Instant end) {
    return new SimulationPlan(
        1,
        20_000,
        7,
        end,
        3,
        List.of("us-east-1", "eu-west-1", "us-west-2"),
        Stories.all().stream().map(Stories.Summary::name).toList(),
        85);
  }

  /// The first instant of the simulation.
  public Instant start() {
    return end.minus(Duration.ofDays(days));
  }

  private static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", allowed are " + least + " to " + most);
    }
  }

  private static void unique(String name, List<String> values) {
    if (values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException("a " + name + " is named twice: " + values);
    }
  }
}
