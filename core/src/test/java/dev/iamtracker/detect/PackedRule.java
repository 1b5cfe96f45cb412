package dev.iamtracker.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A file of the built-in pack as plain YAML, read without the engine that it is meant for.
///
/// @param documents all of them; the last one is the rule, the others are what it counts
record PackedRule(Path file, List<Map<?, ?>> documents) {
  static final Path FOLDER = Path.of("..", "rules");

  PackedRule {
    documents = List.copyOf(documents);
  }

  /// All files, by group and id.
  static List<PackedRule> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .map(PackedRule::read)
          .sorted(Comparator.comparing(PackedRule::toString))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PackedRule read(Path file) {
    var documents = new ArrayList<Map<?, ?>>();
    try (var reader = Files.newBufferedReader(file)) {
      for (Object document :
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadAllFromReader(reader)) {
        documents.add((Map<?, ?>) document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PackedRule(file, documents);
  }

  String group() {
    return file.getName(file.getNameCount() - 2).toString();
  }

  /// What the name of the file promises.
  String id() {
    return file.getFileName().toString().replaceFirst("[.]yml$", "");
  }

  Map<?, ?> rule() {
    return documents.getLast();
  }

  String text(String key) {
    return String.valueOf(rule().get(key));
  }

  List<String> texts(String key) {
    return texts(rule(), key);
  }

  Map<?, ?> extension() {
    return rule().get("x-iat") instanceof Map<?, ?> map ? map : Map.of();
  }

  /// Techniques of ATT&CK as its pages write them.
  List<String> techniques() {
    return texts("tags").stream()
        .filter(tag -> tag.matches("attack[.]t[0-9]{4}([.][0-9]{3})?"))
        .map(tag -> tag.substring("attack.t".length()))
        .map("T"::concat)
        .toList();
  }

  List<Map<?, ?>> examples() {
    var examples = new ArrayList<Map<?, ?>>();
    if (extension().get("examples") instanceof List<?> list) {
      list.forEach(example -> examples.add((Map<?, ?>) example));
    }
    return examples;
  }

  static List<String> texts(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  @Override
  public String toString() {
    return group() + "/" + id();
  }
}
