package dev.iamtracker.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Measures one simulation: `SpeedMain FOLDER EVENTS`.
final class SpeedMain {
  private SpeedMain() {}

  @SuppressWarnings("SystemOut")
  static void main(String[] args) throws IOException {
    SimulationPlan defaults = SimulationPlan.defaults(Instant.parse("2026-11-22T00:00:00Z"));
    SimulationPlan plan =
        new SimulationPlan(
            defaults.seed(),
            Long.parseLong(args[1]),
            defaults.days(),
            defaults.end(),
            defaults.accounts(),
            defaults.regions(),
            defaults.stories(),
            defaults.identityPercent());
    Path folder = Files.createTempDirectory(Path.of(args[0]), "simulation");
    long begin = System.nanoTime();
    SimulationResult result = Simulation.write(folder, plan, _ -> {});
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("%s%n%.2f s, %.0f events/s%n", result, seconds, plan.events() / seconds);
  }
}
