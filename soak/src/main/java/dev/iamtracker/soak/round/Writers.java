package dev.iamtracker.soak.round;

import dev.iamtracker.soak.delivery.Delivery;
import dev.iamtracker.soak.finding.SoakFailed;
import dev.iamtracker.soak.home.Home;
import dev.iamtracker.soak.process.Fate;
import dev.iamtracker.soak.process.Finished;
import dev.iamtracker.soak.process.Iat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Processes that write to a home, some of which do not come to their end.
final class Writers {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int INCOMPLETE = 3;
  private static final int MOST_CHANGES = 30;
  private static final int BY_SIGNAL = 128;

  private final Iat iat;
  private final Home home;
  private final Random random;
  private final Tally tally;
  private Duration usual = Duration.ofMillis(1500);

  Writers(Iat iat, Home home, Random random, Tally tally) {
    this.iat = iat;
    this.home = home;
    this.random = random;
    this.tally = tally;
  }

  /// Reads deliveries to their end; they are sound, so nothing may be missing.
  void ingest(List<Delivery> deliveries) {
    Finished finished = run(iat, new Fate.Undisturbed(), ingesting(deliveries));
    if (finished.code() != DONE) {
      throw new SoakFailed(finished.toString());
    }
    usual = finished.elapsed();
  }

  void ingestDamaged(Delivery delivery) {
    Finished finished = run(iat, new Fate.Undisturbed(), ingesting(List.of(delivery)));
    if (finished.code() != INCOMPLETE && finished.code() != DONE) {
      throw new SoakFailed(finished.toString());
    }
  }

  void ingestAndKill(List<Delivery> deliveries) {
    checkEnd(run(iat, killed(), ingesting(deliveries)));
  }

  void ingestAndTerminate(List<Delivery> deliveries) {
    checkEnd(run(iat, new Fate.Terminated(moment()), ingesting(deliveries)));
  }

  /// Two at once, of which the second may be killed.
  void ingestTwice(List<Delivery> deliveries) {
    Fate second = random.nextBoolean() ? new Fate.Undisturbed() : killed();
    List<Callable<Finished>> both =
        List.of(
            () -> run(iat, new Fate.Undisturbed(), ingesting(deliveries)),
            () -> run(iat, second, ingesting(deliveries)));
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var ends = new ArrayList<Finished>();
      for (Future<Finished> one : executor.invokeAll(both)) {
        ends.add(one.get());
      }
      ends.forEach(this::checkEnd);
      if (ends.stream().allMatch(end -> end.code() == FAILED)) {
        throw new SoakFailed("each of two writers refused: " + ends);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SoakFailed failed
          ? failed
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SoakFailed("interrupted");
    }
  }

  void ingestIntoSmallFiles(List<Delivery> deliveries) {
    int bytes = 15_000 + random.nextInt(150_000);
    Iat limited = iat.under(List.of("prlimit", "--fsize=" + bytes));
    checkEnd(run(limited, new Fate.Undisturbed(), ingesting(deliveries)));
  }

  void ingestOntoFullDisk(List<Delivery> deliveries) {
    long kilobytes = home.kilobytesOfDisk() + 20 + random.nextInt(300);
    try (var disk = new SmallDisk(home, kilobytes)) {
      Finished finished =
          iat.under(disk.command())
              .run(disk.mounted(), new Fate.Undisturbed(), ingesting(deliveries));
      tally.see(finished);
      checkEnd(finished);
    }
  }

  void compact() {
    Finished finished = run(iat, new Fate.Undisturbed(), List.of("compact"));
    if (finished.code() != DONE) {
      throw new SoakFailed(finished.toString());
    }
  }

  void compactAndKill() {
    checkEnd(run(iat, killed(), List.of("compact")));
  }

  /// At any moment, or in the middle of writing.
  private Fate killed() {
    return random.nextBoolean()
        ? new Fate.Killed(moment())
        : new Fate.KilledWriting(1 + random.nextInt(MOST_CHANGES));
  }

  /// A moment in the life of a writer; in the first half of it Java starts and nothing happens.
  private Duration moment() {
    double share = random.nextInt(4) == 0 ? random.nextDouble() : 0.4 + 0.65 * random.nextDouble();
    return Duration.ofMillis((long) (usual.toMillis() * share));
  }

  private static List<String> ingesting(List<Delivery> deliveries) {
    var arguments = new ArrayList<String>();
    arguments.add("ingest");
    arguments.add("--all-events");
    deliveries.forEach(delivery -> arguments.add(delivery.path().toString()));
    return arguments;
  }

  private Finished run(Iat program, Fate fate, List<String> arguments) {
    Finished finished = program.run(home.root(), fate, arguments);
    tally.see(finished);
    Sentences.check(finished);
    return finished;
  }

  /// A writer ends well, by the signal it was sent, or says why it cannot go on.
  private void checkEnd(Finished finished) {
    boolean good =
        finished.code() == DONE
            || finished.code() == INCOMPLETE
            || (finished.code() == FAILED && Sentences.sayReason(finished))
            || (finished.code() > BY_SIGNAL && finished.disturbed());
    if (!good) {
      throw new SoakFailed(finished.toString());
    }
    if (finished.code() > BY_SIGNAL) {
      tally.count(finished.arguments().getFirst() + " ended by a signal");
    } else if (finished.code() == FAILED) {
      tally.count(finished.arguments().getFirst() + " refused or failed");
    }
  }
}
