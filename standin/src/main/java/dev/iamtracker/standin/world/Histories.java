package dev.iamtracker.standin.world;

import dev.iamtracker.simulate.record.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes everyday events up: equal for equal seeds, and cheap, as their records are written only
/// when somebody reads them.
///
/// @param accounts busy ones first
/// @param regions the first has half of the events, later ones fewer and fewer of the rest
/// @param start before the first event
/// @param span from there to the last event
public record Histories(
    long seed,
    List<String> accounts,
    List<String> regions,
    Instant start,
    Duration span,
    Delays delays) {
  private static final RecordText TEXT = new PlausibleText();
  private static final List<String> USERS =
      List.of("deploy", "alice", "bob", "carol", "backup", "dave", "erin", "frank", "root");

  public Histories {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
  }

  /// Events of one account in a world's regions.
  public static Histories of(long seed, String account, World world, Instant start, Duration span) {
    return new Histories(seed, List.of(account), busyFirst(world), start, span, Delays.usual(seed));
  }

  /// The regions of a world, `us-east-1` first where there is one.
  public static List<String> busyFirst(World world) {
    var regions = new ArrayList<>(world.regions());
    if (regions.remove("us-east-1")) {
      regions.addFirst("us-east-1");
    }
    return regions;
  }

  public Histories withDelays(Delays other) {
    return new Histories(seed, accounts, regions, start, span, other);
  }

  /// So many events, in no order.
  public List<Happened> events(int count) {
    Dice dice = Dice.of(seed);
    var events = new ArrayList<Happened>(count);
    for (int i = 0; i < count; i++) {
      events.add(delays.applied(event(dice)));
    }
    return events;
  }

  private Happened event(Dice dice) {
    EventKind kind = dice.favourite(EventKind.EVERYDAY);
    int who = USERS.indexOf(dice.favourite(USERS));
    String user = USERS.get(who);
    Instant time = start.plusMillis((long) (dice.fraction() * span.toMillis()));
    String resource = kind.resource();
    return new Happened(
        dice.favourite(accounts),
        region(dice),
        kind.source(),
        kind.name(),
        dice.uuid(),
        time,
        time,
        user,
        (who % 2 == 0 ? "AKIA" : "ASIA") + "EXAMPLEUSER0000" + who,
        kind.readOnly(),
        resource == null ? List.of() : List.of(new Resource(resource, user + "-thing")),
        TEXT);
  }

  private String region(Dice dice) {
    return regions.size() == 1 || dice.chance(0.5)
        ? regions.getFirst()
        : dice.favourite(regions.subList(1, regions.size()));
  }
}
