package dev.iamtracker.soak.round;

import dev.iamtracker.soak.delivery.Deliveries;
import dev.iamtracker.soak.delivery.Delivery;
import dev.iamtracker.soak.finding.SoakFailed;
import dev.iamtracker.soak.home.Folders;
import dev.iamtracker.soak.home.Home;
import dev.iamtracker.soak.process.Iat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// The rounds of one home: something is delivered, writers get into trouble with it while others
/// ask, one reads it to its end, and everything is compared.
public final class Round {
  private static final long MOST_KILOBYTES = 1 << 20;
  private static final int MOST_TROUBLES = 4;
  private static final int RECORDS_EVERY = 3;
  private static final long MOST_STATE_BYTES = 16 << 20;

  /// How long replaced files are kept, and a little more.
  private static final Duration GRACE = Duration.ofMinutes(31);

  private final Iat iat;
  private final Home home;
  private final Random random;
  private final Deliveries deliveries;
  private final Tally tally;
  private final int events;
  private final Truth truth = new Truth();
  private final List<Delivery> delivered = new ArrayList<>();
  private final Lake lake;
  private final Writers writers;
  private final Set<Trouble> possible;
  private int rounds;

  /// @param events of a delivery at most
  public Round(Iat iat, Home home, Deliveries deliveries, Random random, Tally tally, int events) {
    this.iat = iat;
    this.home = home;
    this.random = random;
    this.deliveries = deliveries;
    this.tally = tally;
    this.events = events;
    this.lake = new Lake(iat, home, tally::see);
    this.writers = new Writers(iat, home, random, tally);
    this.possible = possible();
  }

  /// The troubles that can be had on this machine.
  public static Set<Trouble> possible() {
    var possible = EnumSet.allOf(Trouble.class);
    if (!SmallDisk.isPossible()) {
      possible.remove(Trouble.FULL_DISK);
    }
    return possible;
  }

  /// Plays a round.
  ///
  /// @return what happened, in words
  /// @throws SoakFailed when something is wrong afterwards
  public String play() {
    rounds++;
    int before = truth.size();
    var fresh = new ArrayList<Delivery>();
    fresh.add(deliveries.fresh(size()));
    if (random.nextInt(3) == 0) {
      fresh.add(deliveries.late(size()));
    }
    fresh.forEach(truth::expect);
    var story = new ArrayList<String>();
    fresh.forEach(delivery -> story.add(delivery.words()));

    List<Trouble> troubles = troubles();
    // A disk of its own means that the home is moved away for a while.
    if (random.nextInt(3) > 0 && !troubles.contains(Trouble.FULL_DISK)) {
      try (var _ = Readers.start(lake, before, truth.size(), tally)) {
        write(troubles, fresh, story);
      }
    } else {
      write(troubles, fresh, story);
    }
    delivered.addAll(fresh);
    check(rounds % RECORDS_EVERY == 1);
    return describe(story, truth.size() - before);
  }

  private int size() {
    return 50 + random.nextInt(events);
  }

  private List<Trouble> troubles() {
    List<Trouble> all = List.copyOf(possible);
    var first = Stream.of(Trouble.KILL).limit(rounds == 1 ? 1 : random.nextInt(2));
    return Stream.concat(first, Stream.generate(() -> all.get(random.nextInt(all.size()))))
        .limit(rounds == 1 ? 2 : random.nextInt(MOST_TROUBLES + 1))
        .toList();
  }

  private void write(List<Trouble> troubles, List<Delivery> fresh, List<String> story) {
    for (Trouble trouble : troubles) {
      String words = trouble.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      story.add(words);
      tally.count(words);
      have(trouble, fresh);
    }
    writers.ingest(fresh);
    if (random.nextInt(3) == 0) {
      story.add("compaction");
      writers.compact();
    }
  }

  private void have(Trouble trouble, List<Delivery> fresh) {
    switch (trouble) {
      case KILL -> writers.ingestAndKill(fresh);
      case TERMINATE -> writers.ingestAndTerminate(fresh);
      case TWO_WRITERS -> writers.ingestTwice(fresh);
      case SMALL_FILES -> writers.ingestIntoSmallFiles(fresh);
      case FULL_DISK -> writers.ingestOntoFullDisk(fresh);
      case DAMAGED_INPUT -> writers.ingestDamaged(deliveries.damaged(fresh.getFirst()));
      case AGAIN -> {
        if (!delivered.isEmpty()) {
          writers.ingest(List.of(delivered.get(random.nextInt(delivered.size()))));
        }
      }
      case KILL_COMPACTION -> writers.compactAndKill();
    }
  }

  private void check(boolean thoroughly) {
    if (random.nextBoolean()) {
      home.age(GRACE);
    }
    lake.checkStatus(truth);
    lake.checkColumns(truth);
    if (thoroughly) {
      lake.checkRecords(truth);
      tally.add("records compared", truth.size());
    }
    home.checkTidy();
    checkMachine();
  }

  private void checkMachine() {
    if (!Folders.isEmpty(iat.temporary())) {
      throw new SoakFailed("temporary files are left in " + iat.temporary());
    }
    if (tally.peakKilobytes() > MOST_KILOBYTES) {
      throw new SoakFailed("a process had " + tally.peakKilobytes() + " kB of memory");
    }
  }

  /// Plays no further round: compares everything, and sees that replaced files go.
  public void end() {
    home.age(GRACE);
    writers.compact();
    home.age(GRACE);
    writers.compact();
    check(true);
    long rest = home.bytes() - home.visibleBytes();
    if (rest > MOST_STATE_BYTES) {
      throw new SoakFailed(rest + " bytes of the home are no events");
    }
  }

  private String describe(List<String> story, int more) {
    return "%s; %,d events more, %,d in %d segments, %,d kB, as they should be"
        .formatted(
            String.join(", ", story),
            more,
            truth.size(),
            home.segments(),
            home.visibleBytes() / 1024);
  }
}
