package dev.iamtracker.cli;

import dev.iamtracker.cli.answer.LocalAnswers;
import java.util.Optional;
import java.util.function.Supplier;

/// A command by the name a user types; made only when it is needed.
///
/// @param command makes an object annotated with picocli's `@Command`
/// @param asked what it will ask, where that can be begun before the command line is understood
record Verb(String name, Supplier<Object> command, Optional<LocalAnswers> asked) {
  Verb(String name, Supplier<Object> command) {
    this(name, command, Optional.empty());
  }
}
