package dev.iamtracker.collect;

import dev.iamtracker.config.Settings;
import java.time.Duration;

/// How collecting goes about it.
///
/// @param workers requests in flight over all regions
/// @param rate requests a second in each region of each account
/// @param overlap how late an event may be to be found by the next run
/// @param checkpoint how often what was read is made durable
/// @param events as many of them are made durable at once
public record CollectLimits(
    int workers, double rate, Duration overlap, Duration checkpoint, int events) {
  private static final Duration CHECKPOINT = Duration.ofMinutes(1);
  private static final int EVENTS = 100_000;

  public static CollectLimits of(Settings.Collecting settings) {
    return new CollectLimits(
        settings.maxWorkers(),
        settings.requestsPerSecond(),
        settings.overlap(),
        CHECKPOINT,
        EVENTS);
  }

  /// The same with other checkpoints, for a store that keeps events in memory until then.
  public CollectLimits checkpointing(Duration every, int mostEvents) {
    return new CollectLimits(workers, rate, overlap, every, mostEvents);
  }
}
