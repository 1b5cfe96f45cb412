package dev.iamtracker.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A simulation on disk, read back with a strict parser.
record Written(Path folder, SimulationResult result, List<LogRecord> records) {
  /// A record and the file it lies in.
  record LogRecord(Path file, Map<?, ?> fields) {
    String text(String... path) {
      Object value = at(path);
      return value == null ? "" : value.toString();
    }

    @Nullable Object at(String... path) {
      Object value = fields;
      for (String name : path) {
        value = value instanceof Map<?, ?> map ? map.get(name) : null;
      }
      return value;
    }

    String name() {
      return text("eventName");
    }

    String id() {
      return text("eventID");
    }
  }

  static Written of(Path folder, SimulationPlan plan) throws IOException {
    SimulationResult result = Simulation.write(folder, plan, _ -> {});
    List<LogRecord> records = new ArrayList<>();
    for (Path file : files(folder)) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        if (JsonTree.parse(in.readAllBytes()) instanceof Map<?, ?> map
            && map.get("Records") instanceof List<?> list) {
          list.forEach(value -> records.add(new LogRecord(file, (Map<?, ?>) value)));
        }
      }
    }
    return new Written(folder, result, records);
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One record of each event.
  Map<String, LogRecord> byId() {
    Map<String, LogRecord> events = new LinkedHashMap<>();
    records.forEach(record -> events.putIfAbsent(record.id(), record));
    return events;
  }
}
