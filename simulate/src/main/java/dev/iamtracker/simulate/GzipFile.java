package dev.iamtracker.simulate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A delivery file; Java's gzip header holds neither a time nor a file name.
final class GzipFile extends GZIPOutputStream {
  private static final byte[] OPEN = "{\"Records\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "]}".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 16;
  private static final int LEVEL = 2;

  private GzipFile(OutputStream out) throws IOException {
    super(out, BUFFER);
    def.setLevel(LEVEL);
  }

  /// Writes `{"Records":[…]}`.
  ///
  /// @return the size of the file in bytes
  static long write(Path file, List<Delivered> records) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(new GzipFile(Files.newOutputStream(file)), BUFFER)) {
      out.write(OPEN);
      boolean first = true;
      for (Delivered record : records) {
        if (!first) {
          out.write(',');
        }
        first = false;
        out.write(record.json().getBytes(StandardCharsets.UTF_8));
      }
      out.write(CLOSE);
    }
    return Files.size(file);
  }
}
