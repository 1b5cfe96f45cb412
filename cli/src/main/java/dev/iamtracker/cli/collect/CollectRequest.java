package dev.iamtracker.cli.collect;

import dev.iamtracker.cli.option.RuleOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a user wants to be collected.
///
/// @param home where lake and state are kept
/// @param homeIsDefault whether commands find that home by themselves
/// @param regions only these; empty: all that are enabled
/// @param sources only these event sources; empty: those of the settings
/// @param since nothing before it
/// @param every how often, empty for once
/// @param planOnly whether only to say what would be asked
/// @param rules which rules look at the events
/// @param command what the user typed, in short
public record CollectRequest(
    Path home,
    boolean homeIsDefault,
    List<String> regions,
    List<String> sources,
    Optional<Instant> since,
    Optional<Duration> every,
    boolean planOnly,
    RuleOptions rules,
    String command) {
  public CollectRequest {
    regions = List.copyOf(regions);
    sources = List.copyOf(sources);
  }
}
