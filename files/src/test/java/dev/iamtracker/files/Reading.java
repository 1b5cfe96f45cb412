package dev.iamtracker.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What a consumer of a log file gets: each entry as a line, then why the file ended early.
///
/// @param entries `name: content`, followed by ` | reason` where the content could not be read to
///   its end
/// @param failure why the file cannot be read further, empty at its end
record Reading(List<String> entries, String failure) {
  static Reading of(byte[] packed) {
    return of(new StandardInput(new ByteArrayInputStream(packed)));
  }

  static Reading of(LogFile file) {
    List<String> entries = new ArrayList<>();
    try {
      file.read(
          (name, content) -> entries.add(name.replace("standard input", "in") + line(content)));
    } catch (IOException e) {
      return new Reading(entries, String.valueOf(e.getMessage()));
    }
    return new Reading(entries, "");
  }

  private static String line(InputStream content) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] chunk = new byte[1 << 16];
    try {
      for (int n = content.read(chunk, 0, chunk.length);
          n >= 0;
          n = content.read(chunk, 0, chunk.length)) {
        read.write(chunk, 0, n);
      }
    } catch (UnreadableInput e) {
      return ": " + shown(read) + " | " + e.getMessage();
    }
    return ": " + shown(read);
  }

  private static String shown(ByteArrayOutputStream read) {
    return read.size() <= 1000
        ? read.toString(UTF_8)
        : Math.round(read.size() / 1048576.0) + " MiB";
  }
}
