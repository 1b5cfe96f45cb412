package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.JsonText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.run.RunSummary;
import java.util.Map;
import java.util.Optional;

/// Prints what a run did: a page for a person, or one object for a program.
public final class SummaryPrinter {
  private final Terminal terminal;
  private final Format format;

  /// Made before the run starts, so that an unusable format stops it.
  ///
  /// @throws InvalidConfiguration when a summary has no such format
  public SummaryPrinter(Terminal terminal, Format format) {
    if (format == Format.CSV) {
      throw new InvalidConfiguration(
          "A summary cannot be written as csv; use --format table, json or ndjson.");
    }
    this.terminal = terminal;
    this.format = format;
  }

  public Format format() {
    return format;
  }

  /// Says that somebody else is at it, to programs.
  public void yielded() {
    if (format != Format.TABLE) {
      JsonText.printObject(terminal.out(), Map.of("yielded", true));
      terminal.out().flush();
    }
  }

  /// Writes what was collected to standard output.
  public void print(CollectReport report, LakePlace lake) {
    if (format == Format.TABLE) {
      new SummaryPage(terminal, report.run(), Optional.of(report), Optional.empty(), lake).print();
    } else {
      JsonText.printObject(terminal.out(), SummaryObject.of(report, lake));
    }
    terminal.out().flush();
  }

  /// Writes what was imported to standard output.
  public void print(ImportReport report, LakePlace lake) {
    if (format == Format.TABLE) {
      new SummaryPage(terminal, report.run(), Optional.empty(), Optional.of(report), lake).print();
    } else {
      JsonText.printObject(terminal.out(), SummaryObject.of(report, lake));
    }
    terminal.out().flush();
  }

  /// Writes the summary to standard output.
  public void print(RunSummary summary, LakePlace lake) {
    if (format == Format.TABLE) {
      new SummaryPage(terminal, summary, Optional.empty(), Optional.empty(), lake).print();
    } else {
      JsonText.printObject(terminal.out(), SummaryObject.of(summary, lake));
    }
    terminal.out().flush();
  }
}
