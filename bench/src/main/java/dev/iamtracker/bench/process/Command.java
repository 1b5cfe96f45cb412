package dev.iamtracker.bench.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A command line, as it is run and as it is shown.
///
/// @param words program and arguments
/// @param settings environment variables it gets beside those that every child has
public record Command(List<String> words, Map<String, String> settings) {
  private static final String SHELL = "sh";

  public Command {
    words = List.copyOf(words);
    settings = Map.copyOf(settings);
  }

  /// A program with its arguments.
  public static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /// A line for the shell.
  public static Command line(String script) {
    return of(SHELL, "-c", script);
  }

  public Command with(String setting, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new Command(words, more);
  }

  /// What somebody would type to get the same.
  public String text() {
    String line =
        words.size() == 3 && words.getFirst().equals(SHELL)
            ? words.getLast()
            : words.stream().map(Command::quoted).collect(Collectors.joining(" "));
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(setting -> setting.getKey() + "=" + quoted(setting.getValue()) + " ")
            .collect(Collectors.joining("", "", line));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
