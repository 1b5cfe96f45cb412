package dev.iamtracker.home;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.files.LogFiles;
import dev.iamtracker.simulate.Simulation;
import dev.iamtracker.simulate.SimulationPlan;
import dev.iamtracker.simulate.SimulationResult;
import dev.iamtracker.simulate.story.Stories;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Delivery files of a simulated company.
record SimulatedLogs(Path folder, SimulationResult result) {
  /// A moment after the last event.
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  static SimulatedLogs write(Path folder, long events, int days) {
    SimulationPlan plan =
        new SimulationPlan(
            7,
            events,
            days,
            NOW,
            3,
            List.of("us-east-1", "eu-west-1"),
            Stories.all().stream().map(Stories.Summary::name).toList(),
            85);
    try {
      Files.createDirectories(folder);
      return new SimulatedLogs(folder, Simulation.write(folder, plan, _ -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<LogFile> files() {
    return files(folder.resolve("AWSLogs"));
  }

  static List<LogFile> files(Path path) {
    return LogFiles.find(List.of(path.toString()), InputStream.nullInputStream()).files();
  }
}
