package dev.iamtracker.standin;

import dev.iamtracker.standin.clock.FastClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a stand-in with made-up events until it is stopped.
public final class StandInMain {
  private StandInMain() {}

  /// @throws InterruptedException when its thread is to stop
  public static void main(String[] arguments) throws IOException, InterruptedException {
    MainOptions options;
    try {
      options = MainOptions.of(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.print(e.getMessage() + "\n" + MainOptions.USAGE);
      System.exit(2);
      return;
    }
    run(options, System.out);
  }

  private static void run(MainOptions options, PrintStream out)
      throws IOException, InterruptedException {
    InstantSource real = InstantSource.system();
    var clock = options.speed() == 1 ? real : new FastClock(real.instant(), options.speed());
    Scenery scenery = Scenery.of(options, clock.instant());
    if (options.truth() != null) {
      Reports.truth(options.truth(), scenery.events());
    }
    StandIn standIn =
        StandIn.start(
            scenery.world(),
            clock,
            StandInOptions.USUAL.withPort(options.port()).withSeed(options.seed()));
    Runtime.getRuntime().addShutdownHook(new Thread(standIn::close));
    standIn.faults().latency(options.latency());
    if (options.faults()) {
      standIn.faults().errors(0.02).resets(0.01).cuts(0.01).emptyPages(0.02);
    }
    out.printf(
        """
        # %,d events, seed %d; stop with Ctrl-C
        export AWS_ENDPOINT_URL=%s
        export AWS_ACCESS_KEY_ID=%s
        export AWS_SECRET_ACCESS_KEY=any
        export AWS_REGION=us-east-1
        """,
        options.events(), options.seed(), standIn.endpoint(), Scenery.KEY);
    out.flush();
    report(standIn, options.stats());
  }

  private static void report(StandIn standIn, @Nullable Path stats)
      throws IOException, InterruptedException {
    while (true) {
      if (stats != null) {
        Reports.stats(stats, standIn.history().counts());
      }
      Thread.sleep(Duration.ofSeconds(1));
    }
  }
}
