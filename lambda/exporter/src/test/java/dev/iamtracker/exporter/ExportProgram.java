package dev.iamtracker.exporter;

import dev.iamtracker.day.DayLimits;
import dev.iamtracker.day.SortedDay;
import dev.iamtracker.export.ExportSummary;
import dev.iamtracker.export.Exporter;
import dev.iamtracker.export.TimeLeft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/// Exports a made-up day into a folder and prints what that took, in a process of its own.
final class ExportProgram {
  private ExportProgram() {}

  /// @param args the folder, and how many events the day has
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    var days = new GeneratedDays(LocalDate.parse("2026-11-20"), Long.parseLong(args[1]));
    InstantSource clock = InstantSource.system();
    ExportSummary summary =
        new Exporter(
                days,
                new FolderObjects(folder.resolve("bucket")),
                _ -> Optional.of(() -> {}),
                SortedDay.in(folder.resolve("scratch"), clock, DayLimits.FUNCTION),
                clock,
                0)
            .run("run-" + ProcessHandle.current().pid(), new TimeLeft(() -> Duration.ofHours(1)));
    System.out.println(summary);
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
        .forEach(System.out::println);
  }
}
