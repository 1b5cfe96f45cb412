package dev.iamtracker.duckdb;

import java.time.Duration;

/// What one query may use.
///
/// @param memoryMegabytes memory of the engine, beside that of the Java heap; nothing is spilled to
///   disk
/// @param threads threads of the engine
/// @param timeout after which a statement is stopped; whole seconds, at least one
public record QueryLimits(int memoryMegabytes, int threads, Duration timeout) {
  /// @throws IllegalArgumentException for a limit that lets nothing run
  public QueryLimits {
    if (memoryMegabytes < 16 || threads < 1 || timeout.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "limits too small: %d MB, %d threads, %s".formatted(memoryMegabytes, threads, timeout));
    }
  }

  /// 1 GB, the given threads, 60 seconds.
  public static QueryLimits withThreads(int threads) {
    return new QueryLimits(1024, threads, Duration.ofSeconds(60));
  }

  public QueryLimits withTimeout(Duration other) {
    return new QueryLimits(memoryMegabytes, threads, other);
  }
}
