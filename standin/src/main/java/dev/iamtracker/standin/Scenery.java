package dev.iamtracker.standin;

import dev.iamtracker.standin.world.Delays;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.Histories;
import dev.iamtracker.standin.world.Member;
import dev.iamtracker.standin.world.World;
import dev.iamtracker.standin.world.WorldBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// A world with accounts and their everyday life, for demonstrations.
///
/// @param events everything that happens in it
record Scenery(World world, List<Happened> events) {
  static final String KEY = "AKIAEXAMPLECOLLECT00";
  static final String ROLE = "iam-activity-tracker";

  static Scenery of(MainOptions options, Instant now) {
    List<String> accounts =
        IntStream.range(0, options.accounts()).mapToObj(Scenery::account).toList();
    WorldBuilder builder = World.builder().key(KEY, accounts.getFirst());
    for (String account : accounts) {
      builder.role("arn:aws:iam::" + account + ":role/" + ROLE, null);
      builder.member(account, "account " + account, Member.Status.ACTIVE);
    }
    World world = builder.build();
    var histories =
        new Histories(
            options.seed(),
            accounts,
            Histories.busyFirst(world),
            now.minus(Duration.ofDays(options.days())),
            Duration.ofDays((long) options.days() + options.daysAhead()),
            Delays.usual(options.seed()));
    List<Happened> events = histories.events(options.events());
    world.add(events);
    return new Scenery(world, events);
  }

  private static String account(int number) {
    return "1111222%05d".formatted(number);
  }
}
