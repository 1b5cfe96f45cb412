package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.process.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The program that is measured.
///
/// @param program how it is started
/// @param java the Java runtime it uses
/// @param version what it says about itself
public record Iat(String program, String java, String version) {

  /// Finds out what there is to know about a program. In a checkout this builds it.
  public static Iat of(String program, Launcher launcher) {
    Path own = Path.of(program).resolveSibling("../runtime/bin/java").normalize();
    String java = Files.isExecutable(own) ? own.toString() : "java";
    String said = launcher.succeed(Command.of(program, "version")).out();
    return new Iat(program, java, said.lines().findFirst().orElse("iat"));
  }

  Command command(String... arguments) {
    return command(Arrays.asList(arguments));
  }

  Command command(List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(program);
    words.addAll(arguments);
    return new Command(words, Map.of());
  }

  Command ingest(Path home, Path logs) {
    return command("ingest", "--home", home.toString(), "--format", "json", logs.toString());
  }
}
