package dev.iamtracker.soak;

import dev.iamtracker.soak.delivery.Deliveries;
import dev.iamtracker.soak.finding.SoakFailed;
import dev.iamtracker.soak.home.Folders;
import dev.iamtracker.soak.home.Home;
import dev.iamtracker.soak.process.Iat;
import dev.iamtracker.soak.round.Round;
import dev.iamtracker.soak.round.Tally;
import dev.iamtracker.soak.round.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/// Plays rounds, home after home, until the time is over or something is wrong.
public final class Soak {
  private final SoakRequest request;
  private final InstantSource clock;
  private final PrintWriter out;
  private final Tally tally = new Tally();
  private final Random random;
  private int rounds;
  private int homes;

  public Soak(SoakRequest request, InstantSource clock, PrintWriter out) {
    this.request = request;
    this.clock = clock;
    this.out = out;
    this.random = new Random(request.seed());
  }

  /// Does it and tells about each round.
  ///
  /// @return whether nothing was wrong
  public boolean run() {
    Instant start = clock.instant();
    say(
        "seed %d, for %s, in %s"
            .formatted(request.seed(), words(request.time()), request.folder()));
    if (!Round.possible().contains(Trouble.FULL_DISK)) {
      say("left out: a full disk; this machine lets nobody mount a small one");
    }
    try {
      while (isTime(start)) {
        home(start);
      }
    } catch (SoakFailed e) {
      say("FAILED in round %d: %s".formatted(rounds, String.valueOf(e.getMessage())));
      say(
          "Everything is kept in %s; again with SEED=%d."
              .formatted(request.folder(), request.seed()));
      return false;
    }
    Folders.delete(request.folder());
    say(
        "passed: %s in %s, 0 lost, 0 doubled, 0 changed; %s; at most %,d MB; %s"
            .formatted(
                counted(rounds, "round"),
                counted(homes, "home"),
                tally,
                tally.peakKilobytes() / 1024,
                words(Duration.between(start, clock.instant()))));
    return true;
  }

  private boolean isTime(Instant start) {
    return rounds < request.rounds()
        && Duration.between(start, clock.instant()).compareTo(request.time()) < 0;
  }

  private void home(Instant start) {
    Path folder = request.folder().resolve("home-" + ++homes);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var home = new Home(folder.resolve("home"));
    var iat = new Iat(request.program(), folder);
    var deliveries = new Deliveries(folder, clock.instant(), random);
    var round = new Round(iat, home, deliveries, random, tally, request.events());
    for (int i = 0; i < request.roundsPerHome() && isTime(start); i++) {
      rounds++;
      Instant began = clock.instant();
      String story = round.play();
      String took = words(Duration.between(began, clock.instant()));
      say("round %d, home %d: %s (%s)".formatted(rounds, homes, story, took));
    }
    round.end();
    Folders.delete(folder);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String words(Duration duration) {
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
