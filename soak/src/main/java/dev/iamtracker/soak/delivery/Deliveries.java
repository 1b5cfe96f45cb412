package dev.iamtracker.soak.delivery;

import dev.iamtracker.simulate.Simulation;
import dev.iamtracker.simulate.SimulationPlan;
import dev.iamtracker.soak.record.Canonical;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Makes log files, and reads back with other eyes what is in them.
public final class Deliveries {
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");

  private final Path folder;
  private final Instant now;
  private final Random random;
  private int made;

  /// @param folder to write them to
  /// @param now no event is later
  /// @param random decides about all of it
  public Deliveries(Path folder, Instant now, Random random) {
    this.folder = folder;
    this.now = now;
    this.random = random;
  }

  /// Events of the last days.
  public Delivery fresh(int events) {
    return deliver(events, now.minus(Duration.ofHours(random.nextInt(48))));
  }

  /// Events of days long ago.
  public Delivery late(int events) {
    return deliver(events, now.minus(Duration.ofDays(5 + random.nextInt(60))));
  }

  private Delivery deliver(int events, Instant end) {
    Packing packing = Packing.values()[random.nextInt(Packing.values().length)];
    Path here = next();
    var plan =
        new SimulationPlan(
            random.nextLong(), events, 1 + random.nextInt(2), end, 2, REGIONS, List.of(), 85);
    try {
      Simulation.write(here, plan, _ -> {});
      Path logs = here.resolve("AWSLogs");
      List<Path> files = files(logs);
      return new Delivery(packing.pack(files, logs), records(files), true, packing.words());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Damaged copies of some of the files of a delivery as CloudTrail made it.
  public Delivery damaged(Delivery sound) {
    Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
    Path logs = sound.path().resolveSibling("AWSLogs");
    Path here = next();
    try {
      Files.createDirectories(here);
      List<Path> files = files(logs);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        Path file = files.get(random.nextInt(files.size()));
        Files.write(here.resolve("damaged-" + i + ".json"), damage.of(file, random));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String words = damage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Delivery(here, sound.records(), false, words);
  }

  private Path next() {
    return folder.resolve("delivery-" + ++made);
  }

  private static List<Path> files(Path logs) throws IOException {
    try (Stream<Path> below = Files.walk(logs)) {
      return below.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
  }

  private static Map<String, String> records(List<Path> files) throws IOException {
    var records = new HashMap<String, String>();
    for (Path file : files) {
      try (InputStream json = new GZIPInputStream(Files.newInputStream(file))) {
        Canonical.read(json, records::put);
      }
    }
    return records;
  }
}
