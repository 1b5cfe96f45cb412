package dev.iamtracker.bench.corpus;

import dev.iamtracker.bench.figure.Amounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// CloudTrail files in a folder.
///
/// @param recipe how it was made, for people who want the same
/// @param folder that holds `AWSLogs`
/// @param records in all files, those delivered twice counted twice
/// @param gzipBytes size of the files
/// @param jsonBytes size of what is in them
public record Corpus(
    String recipe, Path folder, long records, long files, long gzipBytes, long jsonBytes) {

  public Path logs() {
    return folder.resolve("AWSLogs");
  }

  /// What it is, in one sentence.
  public String sentence() {
    return "Corpus: %s: %s records in %s files, %s of gzip, %s of JSON."
        .formatted(
            recipe,
            Amounts.count(records),
            Amounts.count(files),
            Amounts.megabytes(gzipBytes),
            Amounts.megabytes(jsonBytes));
  }

  /// Its files in the order of their names.
  public List<Path> list() throws IOException {
    return list(logs());
  }

  static List<Path> list(Path logs) throws IOException {
    try (Stream<Path> all = Files.walk(logs)) {
      return all.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
  }
}
