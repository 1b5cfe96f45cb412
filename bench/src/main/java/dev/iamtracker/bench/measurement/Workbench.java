package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpora;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.process.Launcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What every measurement works with.
///
/// @param runs how often each side of a comparison is run; less where that takes long
/// @param events how many the lake has that queries are asked on
/// @param scratch folder for homes and other things that runs write
/// @param jars folder with the jars of the benchmarks
/// @param progress told what is being done
public record Workbench(
    int runs,
    long events,
    Iat iat,
    Launcher launcher,
    Corpora corpora,
    Path scratch,
    Path jars,
    Consumer<String> progress) {

  public Corpus corpus(Recipe recipe) {
    return corpora.get(recipe);
  }

  public Path place(String name) {
    return scratch.resolve(name);
  }

  /// One of our own programs, in a Java machine of its own.
  Command program(List<String> options, Class<?> main, String... arguments) {
    List<String> words = new ArrayList<>(List.of("java", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(options);
    words.addAll(List.of("-cp", jars + "/*", main.getName()));
    words.addAll(List.of(arguments));
    return new Command(words, Map.of());
  }

  /// The floor for everything that reads the files: one process unpacks, another one counts.
  static Command zcat(Path logs) {
    return Command.line("find " + logs + " -name '*.gz' | xargs zcat | wc -c");
  }
}
