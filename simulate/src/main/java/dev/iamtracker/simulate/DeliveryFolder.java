package dev.iamtracker.simulate;

import dev.iamtracker.simulate.record.Dice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Names files as CloudTrail does when it delivers to a bucket.
///
/// @param root the folder that `AWSLogs` lies in
record DeliveryFolder(Path root, long seed) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT);
  private static final int FIVE_MINUTES = 300;

  /// Writes one file, named by the delivery of its last record.
  ///
  /// @param part tells files of one stream and bucket apart
  /// @return the size of the file in bytes
  long write(Stream stream, int part, List<Delivered> records) throws IOException {
    long last = records.getLast().second() / FIVE_MINUTES * FIVE_MINUTES;
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(last), ZoneOffset.UTC);
    Path folder =
        root.resolve("AWSLogs")
            .resolve(stream.account())
            .resolve("CloudTrail")
            .resolve(stream.region())
            .resolve(DAY.format(time));
    Files.createDirectories(folder);
    Dice dice = Dice.of(seed, last, part, stream.hashCode());
    String name =
        "%s_CloudTrail_%s_%s_%s.json.gz"
            .formatted(
                stream.account(), stream.region(), MINUTE.format(time), dice.alphanumeric(16));
    return GzipFile.write(folder.resolve(name), records);
  }
}
