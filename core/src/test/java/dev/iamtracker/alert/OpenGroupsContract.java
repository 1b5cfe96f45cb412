package dev.iamtracker.alert;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every place for groups does.
public interface OpenGroupsContract {
  OpenGroups groups();

  private static OpenGroup group(String rule, String actor, long findings) {
    return new OpenGroup(
        rule,
        actor,
        NOON,
        NOON.plusSeconds(900),
        NOON.minusSeconds(5),
        NOON.plusSeconds(5),
        findings == 0 ? Map.of() : Map.of(Level.HIGH, findings, Level.LOW, 1L),
        List.of("one", "two \\ and\na half", ""));
  }

  private static OpenGroup until(Instant closes, String rule) {
    return new OpenGroup(rule, "bob", NOON, closes, closes, Instant.EPOCH, Map.of(), List.of());
  }

  @Test
  default void aGroupComesBackAsItWasPut() {
    OpenGroup alice = group("r", "alice", 3);
    OpenGroup bob = group("r", "bob", 0);

    groups().put(List.of(alice, bob, group("r2", "alice", 1)));

    assertThat(groups().of("r")).containsExactlyInAnyOrder(alice, bob);
    assertThat(groups().of("r3")).isEmpty();
  }

  @Test
  default void aGroupTakesThePlaceOfTheOneOfTheSameRuleAndActor() {
    groups().put(List.of(group("r", "alice", 3)));

    groups().put(List.of(group("r", "alice", 4)));

    assertThat(groups().of("r")).containsExactly(group("r", "alice", 4));
  }

  @Test
  default void thoseThatHaveClosedAreFoundTheFirstOneFirst() {
    OpenGroup late = until(NOON.plusSeconds(2), "a");
    OpenGroup early = until(NOON.plusSeconds(1), "b");
    groups().put(List.of(late, early, until(Instant.parse("9999-01-01T00:00:00Z"), "c")));

    assertThat(groups().closed(NOON)).isEmpty();
    assertThat(groups().closed(NOON.plusSeconds(1))).containsExactly(early);
    assertThat(groups().closed(NOON.plusSeconds(3))).containsExactly(early, late);
    assertThat(groups().closed(Instant.ofEpochMilli(Long.MAX_VALUE))).hasSize(3);
  }

  @Test
  default void aGroupThatIsRemovedIsGone() {
    groups().put(List.of(group("r", "alice", 3)));

    groups().remove(group("r", "alice", 3));
    groups().remove(group("r", "alice", 3));

    assertThat(groups().of("r")).isEmpty();
  }

  @Test
  default void aGroupThatHasGotMoreFindingsIsNotRemoved() {
    groups().put(List.of(group("r", "alice", 4)));

    groups().remove(group("r", "alice", 3));

    assertThat(groups().of("r")).containsExactly(group("r", "alice", 4));
  }

  @Test
  default void anActorHasWhateverNameAnAttackerWants() {
    List<String> actors =
        List.of("", "#", "%", "%23", "a#b", "x".repeat(9_000), "x".repeat(9_001), "ü\u0000");
    groups().put(actors.stream().map(actor -> group("r", actor, 1)).toList());
    groups().put(List.of(group("r#a", "b", 1), group("r", "a#b", 2)));

    assertThat(groups().of("r").stream().map(OpenGroup::actor))
        .containsExactlyInAnyOrderElementsOf(actors);
    assertThat(groups().of("r#a")).hasSize(1);
  }
}
