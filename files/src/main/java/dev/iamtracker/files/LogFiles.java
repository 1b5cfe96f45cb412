package dev.iamtracker.files;

import java.io.InputStream;
import java.util.List;

/// Finds log files from what a user typed.
public final class LogFiles {
  private LogFiles() {}

  /// Looks for files; none is opened.
  ///
  /// @param arguments files, folders (with everything below them), patterns (`logs/**`,
  ///   `*.json.gz`, for shells that did not expand them) and `-` for standard input
  /// @param standardInput read only where `-` is given, and only when that log file is read
  public static Found find(List<String> arguments, InputStream standardInput) {
    Search search = new Search(standardInput);
    arguments.forEach(search::argument);
    return search.found();
  }
}
