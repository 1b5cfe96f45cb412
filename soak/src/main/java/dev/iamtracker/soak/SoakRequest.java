package dev.iamtracker.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What to soak, and for how long.
///
/// @param program starts it; arguments follow
/// @param folder for everything; deleted when nothing is wrong
/// @param seed decides what happens, but for the very moments of the kills
/// @param time after which no new round begins
/// @param rounds played at most
/// @param roundsPerHome after which another home is begun
/// @param events of a delivery at most
public record SoakRequest(
    List<String> program,
    Path folder,
    long seed,
    Duration time,
    int rounds,
    int roundsPerHome,
    int events) {
  public SoakRequest {
    program = List.copyOf(program);
  }
}
