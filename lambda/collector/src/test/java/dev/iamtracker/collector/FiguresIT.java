package dev.iamtracker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Measures how quick and how large the functions are; for a machine that does nothing else.
@EnabledIfSystemProperty(named = "function.figures", matches = "true")
class FiguresIT {
  private static final int STARTS = 7;
  private static final int EVENTS = 10_000;
  private static final long MOST_MEMORY = 256L << 20;
  private static final Duration LONGEST_START = Duration.ofMillis(1_500);

  @TempDir Path folder;

  @Test
  void startsQuicklyOnOneCore() throws Exception {
    try (var cloud = new Cloud(folder)) {
      long idle = start(cloud, IdleHandler.class);
      long collector = start(cloud, CollectHandler.class);
      long push = start(cloud, PushHandler.class);

      System.out.printf(
          "start on one core, median of %d: idle %d ms, collector %d ms, push %d ms%n",
          STARTS, idle, collector, push);
      assertThat(Duration.ofMillis(collector)).isLessThan(LONGEST_START);
      assertThat(Duration.ofMillis(push)).isLessThan(LONGEST_START);
    }
  }

  /// Milliseconds from exec to the first question for an invocation.
  private static long start(Cloud cloud, Class<?> handler) throws InterruptedException {
    long[] all = new long[STARTS];
    for (int i = 0; i < STARTS; i++) {
      long start = System.nanoTime();
      try (Running function = cloud.starts(handler, List.of("taskset", "-c", "0"))) {
        assertThat(function.api().awaitQuestion(Duration.ofSeconds(30))).isTrue();
        all[i] = (System.nanoTime() - start) / 1_000_000;
      }
    }
    return LongStream.of(all).sorted().toArray()[STARTS / 2];
  }

  @Test
  void collectsWithinItsMemory() throws Exception {
    try (var cloud = new Cloud(folder)) {
      for (int i = 0; i < EVENTS; i++) {
        cloud.happens(
            i % 500 == 0
                ? cloud.newUser(Duration.ofSeconds(600L + 20L * i), "user-" + i)
                : cloud.event(
                    Duration.ofSeconds(600L + 20L * i),
                    i % 3 == 0 ? "eu-west-1" : "us-east-1",
                    Cloud.STS,
                    "AssumeRole"));
      }
      Running function = cloud.starts(CollectHandler.class);
      assertThat(function.api().awaitQuestion(Duration.ofSeconds(30))).isTrue();

      Answered answer = Answered.of(function.collects());

      long memory = function.process().peakMemory();
      System.out.printf(
          "%d events: %d s, peak memory %d MB%n",
          answer.number("total_events_processed"),
          answer.number("execution_time_seconds"),
          memory >> 20);
      assertThat(answer.number("total_events_processed")).isEqualTo(EVENTS);
      assertThat(memory).isLessThan(MOST_MEMORY);
      assertThat(Answered.of(function.collects()).number("total_events_processed")).isZero();
    }
  }
}
