package dev.iamtracker.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.correlation.Correlation;
import dev.iamtracker.correlation.Sighting;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.finding.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final BaseRule BASE =
      new BaseRule(
          "base",
          Set.of(),
          List.of(),
          Map.of(new Sighting.Key("many", "user"), "user"),
          Optional.of("value"));
  private static final CorrelationRule MANY =
      new CorrelationRule(
          new RuleText("many", "Many", Level.HIGH, List.of(), List.of(), List.of(), "", ""),
          new Correlation.Frame("many", List.of("base"), List.of("user"), Duration.ofMinutes(1))
              .count(count -> count > 1),
          Map.of(),
          List.of(BASE),
          Optional.empty());

  @Test
  void keepsWhatWasSeen() {
    var sightings = new Sightings(2);
    see(sightings, "a");
    see(sightings, "b");

    assertThat(sightings.of(MANY).orElseThrow().get("base"))
        .extracting(one -> one.match().eventId() + " " + one.match().value() + " " + one.fields())
        .containsExactly(
            "a 7 {Key[correlation=many, name=user]=ana}",
            "b 7 {Key[correlation=many, name=user]=ana}");
  }

  @Test
  void keepsNothingOfWhatWasTooMuch() {
    var sightings = new Sightings(2);
    see(sightings, "a");
    see(sightings, "b");
    see(sightings, "c");

    assertThat(sightings.of(MANY)).isEmpty();
  }

  @Test
  void addsUpToTooMuch() {
    var one = new Sightings(2);
    see(one, "a");
    var other = new Sightings(2);
    see(other, "b");
    see(other, "c");

    var all = new Sightings(2);
    all.add(one);
    assertThat(all.of(MANY)).isPresent();
    all.add(other);
    assertThat(all.of(MANY)).isEmpty();
    all.add(one);
    assertThat(all.of(MANY)).isEmpty();
  }

  @Test
  void givesNothingWhereOneOfManyHadTooMuch() {
    var full = new Sightings(0);
    see(full, "a");
    var all = new Sightings(9);
    see(all, "b");

    all.add(full);

    assertThat(all.of(MANY)).isEmpty();
  }

  private static void see(Sightings sightings, String id) {
    IdentityEvent event =
        new IdentityEvent.Builder().text(Column.EVENT_ID, id).millis(Column.EVENT_TIME, 1).build();
    sightings.add(MANY, BASE, event, field -> Optional.of(field.equals("user") ? "ana" : "7"));
  }
}
