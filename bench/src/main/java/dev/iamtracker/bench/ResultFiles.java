package dev.iamtracker.bench;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.report.ResultsPage;
import dev.iamtracker.bench.result.Results;
import dev.iamtracker.bench.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The two files of results.
///
/// @param forPrograms one JSON object a line
/// @param forPeople Markdown, written from the other one
record ResultFiles(Path forPrograms, Path forPeople) {

  /// What was measured so far; nothing where there is no file yet.
  Results read() {
    try {
      return Files.exists(forPrograms)
          ? ResultsFile.parse(Files.readString(forPrograms))
          : Results.NONE;
    } catch (IOException e) {
      throw new TrackerException("Cannot read " + forPrograms + ": " + e.getMessage() + ".", e);
    }
  }

  void write(Results results) {
    try {
      Files.createDirectories(forPrograms.resolveSibling(""));
      Files.createDirectories(forPeople.resolveSibling(""));
      Files.writeString(forPrograms, ResultsFile.text(results));
      Files.writeString(forPeople, ResultsPage.of(results));
    } catch (IOException e) {
      throw new TrackerException("Cannot write " + forPrograms + ": " + e.getMessage() + ".", e);
    }
  }
}
