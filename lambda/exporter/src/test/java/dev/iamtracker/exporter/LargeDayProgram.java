package dev.iamtracker.exporter;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.exporter.LakeCloud.Running;
import dev.iamtracker.standin.lambda.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Lets the packed exporter function export a large day, and then the same day again with more
/// events, and prints what that took: `make export-bar`.
final class LargeDayProgram {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final int STORED = 20_000;
  private static final int AT_ONCE = 2_000;
  private static final Duration LIMIT = Duration.ofMinutes(60);

  private LargeDayProgram() {}

  /// @param args an empty folder, and how many events the day has, a multiple of 20,000
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0])).toAbsolutePath();
    int times = Math.max(1, Integer.parseInt(args[1]) / STORED);
    try (var cloud = new LakeCloud(folder);
        var day = new MultipliedDay(times)) {
      cloud.more.put("AWS_ENDPOINT_URL_DYNAMODB", day.endpoint());
      var days = new GeneratedDays(DAY, STORED);
      for (int from = 0; from < STORED; from += AT_ONCE) {
        var some = new ArrayList<IdentityEvent>();
        for (int i = from; i < from + AT_ONCE; i++) {
          some.add(days.event(new IdentityEvent.Builder(), i));
        }
        cloud.stores(some);
      }
      try (Running function = cloud.starts(ExportHandler.class)) {
        export(function, folder);
        cloud.stores(List.of(days.event(new IdentityEvent.Builder(), STORED)));
        day.forget();
        export(function, folder);
      }
      System.out.println(
          cloud
              .lake()
              .ask(
                  "SELECT count(*) || ' rows, ' || count(DISTINCT event_id) || ' events' FROM"
                      + " lake"));
    }
  }

  private static void export(Running function, Path folder) throws Exception {
    long start = System.nanoTime();
    CompletableFuture<Outcome> outcome = function.api().invoke("{}", LIMIT);
    long disk = 0;
    while (!outcome.isDone()) {
      try {
        outcome.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException _) {
        disk = Math.max(disk, size(folder));
      }
    }
    System.out.printf(
        "%s%n%d s, at most %d MB of memory and %d MB of disk%n",
        outcome.get(),
        (System.nanoTime() - start) / 1_000_000_000,
        function.process().peakMemory() / 1_000_000,
        disk / 1_000_000);
    if (!(outcome.get() instanceof Outcome.Answered)) {
      throw new IllegalStateException(function.process().logged());
    }
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .mapToLong(
              file -> {
                try {
                  return Files.isRegularFile(file) ? Files.size(file) : 0;
                } catch (IOException _) {
                  return 0;
                }
              })
          .sum();
    } catch (IOException | UncheckedIOException _) {
      // Files come and go.
      return 0;
    }
  }
}
