package dev.iamtracker.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.correlation.Correlation;
import dev.iamtracker.correlation.Sighting;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.finding.Level;
import dev.iamtracker.hunt.Touched.Span;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoredEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EpisodeHuntTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void findsWhatHangsTogetherWithTheNewMatch() {
    var store = new Stored("ana 0", "ana 8", "ana 16", "ana 60", "ben 16");

    assertThat(chains(store, 16)).containsExactlyInAnyOrder("ana 3", "ben 1");
  }

  @Test
  void goesAsFarBackAsAChainReaches() {
    var minutes = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      minutes.add("ana " + i * 9);
    }
    var store = new Stored(minutes.toArray(String[]::new));

    assertThat(chains(store, 900)).containsExactly("ana 200");
  }

  @Test
  void doesNotReadWhatIsFarAway() {
    var store = new Stored("ana 0", "ana 5000", "ana 5005");

    assertThat(chains(store, 5000)).containsExactly("ana 2");
    assertThat(store.earliest).isAfter(NOON.plus(Duration.ofMinutes(4900)));
  }

  private static List<String> chains(Stored store, int minute) {
    long millis = NOON.plus(Duration.ofMinutes(minute)).toEpochMilli();
    return EpisodeHunt.chains(store, new UserMatcher(), rule(), new Span(millis, millis)).stream()
        .map(found -> found.group().getFirst() + " " + found.chain().matches().size())
        .toList();
  }

  private static CorrelationRule rule() {
    Correlation three =
        new Correlation.Frame("three", List.of("base"), List.of("user"), Duration.ofMinutes(10))
            .count(count -> count >= 3);
    var base =
        new BaseRule(
            "base",
            Set.of(Column.USER_NAME),
            List.of(),
            Map.of(new Sighting.Key("three", "user"), "user"),
            Optional.empty());
    return new CorrelationRule(
        new RuleText("three", "Three", Level.HIGH, List.of(), List.of(), List.of(), "", ""),
        three,
        Map.of(),
        List.of(base),
        Optional.empty());
  }

  /// Matches everything.
  private static final class UserMatcher implements EventMatcher {
    private @Nullable IdentityEvent event;

    @Override
    public Set<String> matched(IdentityEvent event) {
      this.event = event;
      return Set.of("base", "another");
    }

    @Override
    public Optional<String> value(String field) {
      return event == null ? Optional.empty() : event.text(Column.USER_NAME);
    }
  }

  /// Events of a user and a minute.
  private static final class Stored implements StoredEvents {
    private final List<IdentityEvent> events = new ArrayList<>();
    private Instant earliest = Instant.MAX;

    Stored(String... texts) {
      for (String text : texts) {
        String[] words = text.split(" ", 2);
        Instant time = NOON.plus(Duration.ofMinutes(Long.parseLong(words[1])));
        events.add(
            new IdentityEvent.Builder()
                .text(Column.EVENT_ID, text)
                .millis(Column.EVENT_TIME, time.toEpochMilli())
                .text(Column.USER_NAME, words[0])
                .build());
      }
    }

    @Override
    public void scan(EventScan scan, Consumer<IdentityEvent> sink) {
      earliest = earliest.isBefore(scan.from()) ? earliest : scan.from();
      events.stream()
          .filter(event -> !event.time().isBefore(scan.from()))
          .filter(event -> !event.time().isAfter(scan.to()))
          .forEach(sink);
    }
  }
}
