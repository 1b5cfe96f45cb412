package dev.iamtracker.sigma;

/// The text of a rule file.
///
/// @param path as the user named it, for messages
public record RuleSource(String path, String text) {}
