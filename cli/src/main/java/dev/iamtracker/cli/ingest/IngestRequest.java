package dev.iamtracker.cli.ingest;

import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.query.TimeWindow;
import java.nio.file.Path;
import java.util.List;

/// What a user wants to be read.
///
/// @param paths files, folders, patterns, or `-` for standard input
/// @param home where lake and state are kept
/// @param homeIsDefault whether commands find that home by themselves
/// @param window the times that are wanted
/// @param allEvents whether events of every source are kept
/// @param dryRun whether only to look, without storing anything
/// @param rules which rules look at the events
/// @param command what the user typed, in short
public record IngestRequest(
    List<String> paths,
    Path home,
    boolean homeIsDefault,
    TimeWindow window,
    boolean allEvents,
    boolean dryRun,
    RuleOptions rules,
    String command) {
  public IngestRequest {
    paths = List.copyOf(paths);
  }
}
