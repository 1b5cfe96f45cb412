package dev.iamtracker.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.config.InvalidConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the texts of rules: those that come with the program, and files of a user.
public final class RuleFiles {
  private static final int MOST_BYTES = 4 << 20;
  private static final int DEEPEST = 20;
  private static final String LIST = "/rules/LIST";
  private static final int NOTHING = Integer.MAX_VALUE;
  private static final List<String> FOR_PEOPLE =
      List.of("  examples:", "description:", "falsepositives:", "author:", "date:", "status:");

  private RuleFiles() {}

  /// The rules that come with the program.
  public static List<RuleSource> builtIn() {
    var sources = new ArrayList<RuleSource>();
    for (String name : resource(LIST).lines().filter(line -> !line.isBlank()).toList()) {
      sources.add(new RuleSource("rules/" + name, resource("/rules/" + name)));
    }
    return List.copyOf(sources);
  }

  /// The same without what no event needs, four fifths of their text: examples, and what only
  /// people read.
  public static List<RuleSource> builtInForEvents() {
    return builtIn().stream()
        .map(source -> new RuleSource(source.path(), forEvents(source.text())))
        .toList();
  }

  /// Such parts begin with their name and go on as long as lines are indented further. The lines of
  /// the rest keep their numbers.
  private static String forEvents(String text) {
    var rest = new StringBuilder(text.length() / 2);
    int left = NOTHING;
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int indent = start;
      while (indent < end && text.charAt(indent) == ' ') {
        indent++;
      }
      if (indent < end && indent - start <= left) {
        left = NOTHING;
        for (String part : FOR_PEOPLE) {
          left = text.startsWith(part, start) ? indent - start : left;
        }
      }
      rest.append(text, start, left == NOTHING ? end : start).append('\n');
      start = end + 1;
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

  /// A file, or all `*.yml` and `*.yaml` files below a folder whose names do not begin with a dot,
  /// in the order of their names. What cannot be read is a problem of its own and does not keep
  /// others from being read.
  ///
  /// @throws InvalidConfiguration when it is not there
  public static List<RuleSource> below(Path path) {
    if (!Files.exists(path)) {
      throw new InvalidConfiguration(
          "There are no rules at " + path + ": name a YAML file, or a folder that holds some.");
    }
    if (!Files.isDirectory(path)) {
      return List.of(source(path));
    }
    var sources = new TreeMap<Path, RuleSource>();
    try {
      Files.walkFileTree(
          path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Collecting(sources));
    } catch (IOException e) {
      throw new InvalidConfiguration("Cannot read the rules at " + path + ": " + e.getMessage());
    }
    return List.copyOf(sources.values());
  }

  /// Looks at everything below a folder.
  private static final class Collecting extends SimpleFileVisitor<Path> {
    private final Map<Path, RuleSource> sources;

    Collecting(Map<Path, RuleSource> sources) {
      this.sources = sources;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isDirectory()) {
        sources.put(file, problem(file, "the folder is nested too deep: nothing below it is read"));
      } else if (isRule(file)) {
        sources.put(file, source(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      sources.put(
          file,
          problem(
              file,
              e instanceof FileSystemLoopException
                  ? "the link leads back to a folder above it, and is not followed"
                  : "it cannot be read: " + e));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) {
        sources.put(folder, problem(folder, "the folder cannot be read to its end: " + e));
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isRule(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".yml") || name.endsWith(".yaml")) && !name.startsWith(".");
  }

  private static RuleSource problem(Path file, String problem) {
    return new RuleSource(file.toString(), "", Optional.of(problem));
  }

  private static RuleSource source(Path file) {
    try {
      if (!Files.exists(file)) {
        return problem(file, "the link leads to nothing");
      }
      if (!Files.isRegularFile(file)) {
        return problem(file, "it is no file that can be read");
      }
      if (Files.size(file) > MOST_BYTES) {
        return problem(file, "the file is larger than a rule file may be (4 MiB)");
      }
      return new RuleSource(file.toString(), new String(Files.readAllBytes(file), UTF_8));
    } catch (IOException e) {
      return problem(file, "the file cannot be read: " + e);
    }
  }
}
