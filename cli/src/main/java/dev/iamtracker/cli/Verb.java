package dev.iamtracker.cli;

import java.util.function.Supplier;

/// A command by the name a user types; made only when it is needed.
///
/// @param command makes an object annotated with picocli's `@Command`
record Verb(String name, Supplier<Object> command) {}
