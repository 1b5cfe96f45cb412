package dev.iamtracker.bench.evaluation;

import dev.iamtracker.bench.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Published records of attacks with the techniques they show: folders with `labels.jsonl`.
final class PublishedRecords {
  private PublishedRecords() {}

  /// Folders with labels below a folder.
  static List<Path> folders(Path records) throws IOException {
    try (Stream<Path> folders = Files.list(records)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("labels.jsonl")))
          .sorted()
          .toList();
    }
  }

  /// Says for each technique of a folder which of its records findings are about.
  ///
  /// @param stored ids of the events that were kept: records of other services cannot be found
  static String section(Path folder, List<Found> found, Set<String> stored) {
    Map<String, Set<String>> techniques = techniques(folder);
    var page = new StringBuilder("\n## Published records: " + folder.getFileName() + "\n\n");
    page.append("| technique | identity events | in findings | rules |\n|---|---|---|---|\n");
    techniques.forEach(
        (technique, events) -> {
          Set<String> kept = new HashSet<>(events);
          kept.retainAll(stored);
          if (!kept.isEmpty()) {
            List<Found> about = found.stream().filter(one -> one.isAbout(kept)).toList();
            long seen =
                kept.stream()
                    .filter(event -> about.stream().anyMatch(one -> one.events().contains(event)))
                    .count();
            EvaluationPage.row(
                page,
                technique,
                Integer.toString(kept.size()),
                Long.toString(seen),
                about.stream()
                    .map(one -> "`" + one.rule() + "`")
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", ")));
          }
        });
    return page.toString();
  }

  private static Map<String, Set<String>> techniques(Path folder) {
    Map<String, Set<String>> techniques = new TreeMap<>();
    try (Stream<String> lines = Files.lines(folder.resolve("labels.jsonl"))) {
      lines
          .filter(line -> !line.isBlank())
          .map(Json::object)
          .forEach(
              label -> {
                for (String technique : texts(label.get("technique"))) {
                  techniques
                      .computeIfAbsent(technique, _ -> new HashSet<>())
                      .add(String.valueOf(label.get("eventID")));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LinkedHashMap<>(techniques);
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof List<?> several) {
      var texts = new ArrayList<String>();
      several.forEach(one -> texts.add(String.valueOf(one)));
      return texts;
    }
    return value == null ? List.of() : List.of(String.valueOf(value));
  }
}
