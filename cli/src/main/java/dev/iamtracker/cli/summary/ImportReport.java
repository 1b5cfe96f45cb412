package dev.iamtracker.cli.summary;

import dev.iamtracker.run.RunSummary;
import java.util.Optional;

/// What was imported.
///
/// @param table that was read
/// @param into the stack that got it; empty: the local lake
/// @param newer items of this version in the table, which were left alone
public record ImportReport(RunSummary run, String table, Optional<String> into, long newer) {}
