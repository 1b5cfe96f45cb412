package dev.iamtracker.function;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// What a function finds where it runs.
///
/// @param environment its variables
/// @param log gets what people and CloudWatch are to read
public record Surroundings(Map<String, String> environment, InstantSource clock, Log log) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// Those of this process.
  public static Surroundings ofThisProcess() {
    return ofThisProcess(Duration.ZERO);
  }

  /// The same with a clock that is ahead.
  public static Surroundings ofThisProcess(Duration ahead) {
    InstantSource clock = InstantSource.system();
    return new Surroundings(
        System.getenv(),
        ahead.isZero() ? clock : InstantSource.offset(clock, ahead),
        new Log(System.out::println));
  }
}
