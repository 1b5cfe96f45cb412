package dev.iamtracker.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.RecordSplitter.Found;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Published CloudTrail records, where they lie beside the project.
@EnabledIfSystemProperty(named = "cloudtrail.records", matches = ".+")
class RealRecordsTest {
  @Test
  void everyPublishedRecordIsRebuilt() throws IOException {
    var outcomes = new TreeMap<String, Integer>();
    var parser = Records.parser();
    try (var files = Files.walk(Path.of(System.getProperty("cloudtrail.records")))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json.gz")).toList()) {
        try (var in = new GZIPInputStream(new FileInputStream(file.toFile()))) {
          var splitter = new RecordSplitter(in);
          while (splitter.next() == Found.RECORD) {
            byte[] json = splitter.buffer();
            ParsedRecord parsed = parser.parse(json, splitter.start(), splitter.end());
            if (parsed instanceof ParsedRecord.Event(var event, var warnings)) {
              String original =
                  new String(
                      json,
                      splitter.start(),
                      splitter.end() - splitter.start(),
                      StandardCharsets.UTF_8);
              outcomes.merge("event", 1, Integer::sum);
              warnings.forEach(warning -> outcomes.merge(warning, 1, Integer::sum));
              RebuildTest.assertRebuilt(event, original);
            } else {
              outcomes.merge(parsed.toString(), 1, Integer::sum);
            }
          }
        }
      }
    }
    assertThat(outcomes).isEqualTo(Map.of("event", 1879));
  }
}
