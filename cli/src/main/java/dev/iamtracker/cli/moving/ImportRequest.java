package dev.iamtracker.cli.moving;

import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.query.TimeWindow;
import java.nio.file.Path;
import java.util.Optional;

/// What a user wants to be imported.
///
/// @param stack of the Python version
/// @param into the stack that gets it; empty: the local lake
/// @param home where lake and state are kept
/// @param homeIsDefault whether commands find that home by themselves
/// @param window the times that are wanted
/// @param rules which rules look at the events
/// @param dryRun whether only to look, without storing anything
public record ImportRequest(
    String stack,
    Optional<String> into,
    Path home,
    boolean homeIsDefault,
    TimeWindow window,
    RuleOptions rules,
    boolean dryRun) {}
