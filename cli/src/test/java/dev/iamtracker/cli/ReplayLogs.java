package dev.iamtracker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Simulated delivery files, and the same records dealt out to other files.
record ReplayLogs(Path folder) {
  static ReplayLogs simulate(Path folder) {
    Launch launch =
        Launch.of(
            "simulate",
            folder.resolve("logs").toString(),
            "--events=3000",
            "--days=2",
            "--accounts=2",
            "--regions=us-east-1,eu-west-1",
            "--end=" + ReplayHome.NOW);
    if (launch.exitCode() != 0) {
      throw new AssertionError(launch.err());
    }
    return new ReplayLogs(folder);
  }

  Path all() {
    return folder.resolve("logs");
  }

  /// Every record once, as text.
  List<String> records() {
    return deliveries().stream().flatMap(ReplayLogs::records).distinct().toList();
  }

  List<Path> deliveries() {
    try (Stream<Path> files = Files.walk(all().resolve("AWSLogs"))) {
      return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deals the records out like cards, so that neighbours never lie in one file.
  List<Path> dealt(int files) {
    List<String> records = deliveries().stream().flatMap(ReplayLogs::records).toList();
    var dealt = new ArrayList<Path>();
    for (int file = 0; file < files; file++) {
      var mine = new ArrayList<String>();
      for (int i = file; i < records.size(); i += files) {
        mine.add(records.get(i));
      }
      dealt.add(write("dealt-%d-of-%d.json".formatted(file, files), mine));
    }
    return dealt;
  }

  /// Files that share half of their records with the next one.
  List<Path> overlapping(int files) {
    List<String> records = deliveries().stream().flatMap(ReplayLogs::records).toList();
    int step = records.size() / files + 1;
    var overlapping = new ArrayList<Path>();
    for (int first = 0; first < records.size(); first += step) {
      int last = Math.min(records.size(), first + step + step / 2);
      overlapping.add(write("overlapping-" + first + ".json", records.subList(first, last)));
    }
    return overlapping;
  }

  private Path write(String name, List<String> records) {
    try {
      return Files.writeString(
          folder.resolve(name), "{\"Records\":[" + String.join(",", records) + "]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> records(Path file) {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return objects(new String(in.readAllBytes(), UTF_8)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The objects directly within the outermost one.
  private static List<String> objects(String json) {
    var objects = new ArrayList<String>();
    boolean quoted = false;
    int depth = 0;
    int start = 0;
    for (int i = 0; i < json.length(); i++) {
      switch (json.charAt(i)) {
        case '"' -> quoted = !quoted;
        case '\\' -> i++;
        case '{' -> {
          if (!quoted && ++depth == 2) {
            start = i;
          }
        }
        case '}' -> {
          if (!quoted && --depth == 1) {
            objects.add(json.substring(start, i + 1));
          }
        }
        default -> {}
      }
    }
    return objects;
  }
}
