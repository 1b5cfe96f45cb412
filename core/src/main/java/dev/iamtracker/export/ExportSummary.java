package dev.iamtracker.export;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What an export did.
///
/// @param exported days whose files are as their events were
/// @param failed days that are as they were before, and will be tried again
/// @param left days there was no time for
/// @param yielded whether another export was running, so that this one did nothing
public record ExportSummary(
    List<ExportedDay> exported,
    List<FailedDay> failed,
    List<LocalDate> left,
    boolean yielded,
    Duration elapsed) {
  public ExportSummary {
    exported = List.copyOf(exported);
    failed = List.copyOf(failed);
    left = List.copyOf(left);
  }

  /// A day that was exported.
  ///
  /// @param events in its files
  /// @param bytes of its files
  /// @param parts its files
  /// @param merged delivered files that are part of them now
  public record ExportedDay(LocalDate day, long events, long bytes, int parts, int merged) {}

  /// A day that was not exported.
  ///
  /// @param reason in words
  public record FailedDay(LocalDate day, String reason) {}

  public long events() {
    return exported.stream().mapToLong(ExportedDay::events).sum();
  }
}
