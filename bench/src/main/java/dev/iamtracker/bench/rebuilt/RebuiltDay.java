package dev.iamtracker.bench.rebuilt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.bench.json.Json;
import dev.iamtracker.cloudtrail.RecordSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// All events of one day, as files delivered them and as a lake gives them back.
///
/// @param delivered different events in the files
/// @param same how many of them came back as they were
public record RebuiltDay(long delivered, long same) {
  private static final int BUFFER = 1 << 16;

  /// @param files delivery files, packed with gzip
  /// @param ndjson what the lake gives back: one record a line
  public static RebuiltDay of(LocalDate day, List<Path> files, String ndjson) throws IOException {
    Map<Object, @Nullable Object> rebuilt = new HashMap<>();
    ndjson
        .lines()
        .map(Json::object)
        .forEach(record -> rebuilt.put(String.valueOf(record.get("eventID")), record));
    Map<Object, Boolean> verdicts = new HashMap<>();
    for (Path file : files) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
        var splitter = new RecordSplitter(in);
        while (splitter.next() == RecordSplitter.Found.RECORD) {
          compare(day, text(splitter), rebuilt, verdicts);
        }
      }
    }
    return new RebuiltDay(
        verdicts.size(), verdicts.values().stream().filter(verdict -> verdict).count());
  }

  private static String text(RecordSplitter splitter) {
    return new String(
        splitter.buffer(), splitter.start(), splitter.end() - splitter.start(), UTF_8);
  }

  private static void compare(
      LocalDate day,
      String text,
      Map<Object, @Nullable Object> rebuilt,
      Map<Object, Boolean> verdicts) {
    String time = day + "T";
    if (!text.contains(time)) {
      return;
    }
    Map<String, @Nullable Object> record = Json.object(text);
    if (String.valueOf(record.get("eventTime")).startsWith(time)) {
      String id = String.valueOf(record.get("eventID"));
      verdicts.put(id, SameRecord.test(record, rebuilt.get(id)));
    }
  }
}
