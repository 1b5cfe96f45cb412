package dev.iamtracker.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.config.InvalidConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the texts of rules: those that come with the program, and files of a user.
public final class RuleFiles {
  private static final int MOST_BYTES = 4 << 20;
  private static final int DEEPEST = 20;
  private static final String LIST = "/rules/LIST";

  private RuleFiles() {}

  /// The rules that come with the program.
  public static List<RuleSource> builtIn() {
    var sources = new ArrayList<RuleSource>();
    for (String name : resource(LIST).lines().filter(line -> !line.isBlank()).toList()) {
      sources.add(new RuleSource("rules/" + name, resource("/rules/" + name)));
    }
    return List.copyOf(sources);
  }

  /// The same without their examples, three quarters of their text, which no event needs.
  public static List<RuleSource> builtInForEvents() {
    return builtIn().stream()
        .map(source -> new RuleSource(source.path(), withoutExamples(source.text())))
        .toList();
  }

  /// Examples are the last part of `x-iat` in every rule of ours. The lines of the rest keep their
  /// numbers.
  private static String withoutExamples(String text) {
    var rest = new StringBuilder(text.length() / 2);
    boolean examples = false;
    for (String line : text.split("\n", -1)) {
      examples =
          line.equals("  examples:") || (examples && (line.isEmpty() || line.charAt(0) == ' '));
      rest.append(examples ? "" : line).append('\n');
    }
    return rest.toString();
  }

  private static String resource(String name) {
    try (InputStream in = RuleFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not packed into this program");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file, or all `*.yml` and `*.yaml` files below a folder, in the order of their names.
  ///
  /// @throws InvalidConfiguration when it is not there or cannot be read
  public static List<RuleSource> below(Path path) {
    if (!Files.exists(path)) {
      throw new InvalidConfiguration(
          "There are no rules at " + path + ": name a YAML file, or a folder that holds some.");
    }
    try (Stream<Path> files = Files.walk(path, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.equals(path) || isRule(file))
          .sorted()
          .map(RuleFiles::source)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidConfiguration("Cannot read the rules at " + path + ": " + e.getMessage());
    }
  }

  private static boolean isRule(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yml") || name.endsWith(".yaml")) && !name.startsWith(".");
  }

  /// What cannot be read is a problem of this file and does not keep others from being read.
  private static RuleSource source(Path file) {
    String problem = "the file is larger than a rule file may be (4 MiB)";
    try {
      if (Files.size(file) <= MOST_BYTES) {
        return new RuleSource(file.toString(), new String(Files.readAllBytes(file), UTF_8));
      }
    } catch (IOException e) {
      problem = "the file cannot be read: " + e;
    }
    return new RuleSource(file.toString(), "", Optional.of(problem));
  }
}
