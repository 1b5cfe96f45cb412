package dev.iamtracker.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.iamtracker.simulate.Written.LogRecord;
import dev.iamtracker.simulate.story.Stories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoriesTest {
  private static final SimulationPlan PLAN =
      SimulationPlan.defaults(Instant.parse("2026-11-22T00:00:00Z"));

  private Written written;
  private List<Map<?, ?>> labels;

  @BeforeAll
  void simulate(@TempDir Path folder) throws IOException {
    written = Written.of(folder, PLAN);
    labels =
        Files.readAllLines(written.result().labels()).stream()
            .<Map<?, ?>>map(
                line -> (Map<?, ?>) JsonTree.parse(line.getBytes(StandardCharsets.UTF_8)))
            .toList();
  }

  @Test
  void offersAtLeastTwelveStoriesWithADescriptionEach() {
    assertThat(Stories.all())
        .hasSizeGreaterThanOrEqualTo(12)
        .allSatisfy(
            story -> {
              assertThat(story.name()).matches("[a-z]+(-[a-z]+)*");
              assertThat(story.description()).endsWith(".").hasSizeLessThan(100);
            });
  }

  @Test
  void labelsEventsThatExist() {
    Map<String, LogRecord> events = written.byId();

    assertThat(labels)
        .isNotEmpty()
        .allSatisfy(
            label -> {
              assertThat(events).containsKey(text(label, "eventID"));
              LogRecord event = Objects.requireNonNull(events.get(text(label, "eventID")));
              assertThat(event.name()).isEqualTo(label.get("eventName"));
              assertThat(event.text("eventTime")).isEqualTo(label.get("eventTime"));
              assertThat(text(label, "step")).isNotEmpty();
            });
  }

  @Test
  void playsEveryStoryWithFiveToFortyEvents() {
    Map<String, Long> counts =
        labels.stream()
            .collect(Collectors.groupingBy(label -> text(label, "story"), Collectors.counting()));

    assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(PLAN.stories());
    assertThat(counts.values()).allMatch(count -> count >= 5 && count <= 40);
    assertThat(written.result().storyEvents())
        .allSatisfy((story, count) -> assertThat(counts).containsEntry(story, (long) count));
  }

  @Test
  void tellsStoriesInTheOrderOfTime() {
    Map<String, String> latest = new HashMap<>();

    assertThat(labels)
        .allSatisfy(
            label -> {
              String time = text(label, "eventTime");
              String before = latest.put(text(label, "story"), time);
              assertThat(time).isGreaterThanOrEqualTo(before == null ? "" : before);
            });
  }

  @Test
  void usesKeysThatTheStoriesIssued() {
    Set<String> issued = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (LogRecord event : events("role-chain-across-accounts")) {
      issued.add(event.text("responseElements", "credentials", "accessKeyId"));
      used.add(event.text("userIdentity", "accessKeyId"));
    }

    assertThat(used).containsAll(issued.stream().filter(key -> !key.isEmpty()).toList());
  }

  @Test
  void showsRoleAssumptionsAcrossAccountsInBothTrails() {
    Map<String, Set<String>> accounts = new HashMap<>();
    for (LogRecord event : events("role-chain-across-accounts")) {
      String shared = event.text("sharedEventID");
      if (!shared.isEmpty()) {
        accounts
            .computeIfAbsent(shared, _ -> new HashSet<>())
            .add(event.text("recipientAccountId"));
      }
    }

    assertThat(accounts.values()).isNotEmpty().allMatch(both -> both.size() == 2);
  }

  @Test
  void playsTheSameStoryWhateverElseIsPlayed(@TempDir Path folder) throws IOException {
    SimulationPlan alone =
        new SimulationPlan(
            PLAN.seed(),
            PLAN.events(),
            PLAN.days(),
            PLAN.end(),
            PLAN.accounts(),
            PLAN.regions(),
            List.of("mfa-removal"),
            PLAN.identityPercent());
    SimulationResult result = Simulation.write(folder, alone, _ -> {});

    assertThat(Files.readAllLines(result.labels()))
        .isNotEmpty()
        .isEqualTo(
            Files.readAllLines(written.result().labels()).stream()
                .filter(line -> line.contains("\"mfa-removal\""))
                .toList());
  }

  @Test
  void namesTheKnownStoriesWhenOneIsUnknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stories.check(List.of("leaked-kye")))
        .withMessageContaining("leaked-kye")
        .withMessageContaining("leaked-key, ")
        .withMessageContaining("trail-tampering");
  }

  private List<LogRecord> events(String story) {
    Map<String, LogRecord> events = written.byId();
    return labels.stream()
        .filter(label -> text(label, "story").equals(story))
        .map(label -> Objects.requireNonNull(events.get(text(label, "eventID"))))
        .toList();
  }

  private static String text(Map<?, ?> label, String name) {
    return String.valueOf(label.get(name));
  }
}
