package dev.iamtracker.collect;

import dev.iamtracker.config.Settings;
import java.time.Duration;

/// How collecting goes about it.
///
/// @param workers requests in flight over all regions
/// @param rate requests a second in each region of each account
/// @param overlap how late an event may be to be found by the next run
/// @param checkpoint how often what was read is made durable
public record CollectLimits(int workers, double rate, Duration overlap, Duration checkpoint) {
  private static final Duration CHECKPOINT = Duration.ofMinutes(1);

  public static CollectLimits of(Settings.Collecting settings) {
    return new CollectLimits(
        settings.maxWorkers(), settings.requestsPerSecond(), settings.overlap(), CHECKPOINT);
  }
}
