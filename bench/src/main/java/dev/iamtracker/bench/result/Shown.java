package dev.iamtracker.bench.result;

/// A command that was measured.
///
/// @param label what its figures are called by
/// @param command what to type to get the same
public record Shown(String label, String command) {}
