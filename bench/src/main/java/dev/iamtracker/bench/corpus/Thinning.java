package dev.iamtracker.bench.corpus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.iamtracker.cloudtrail.RecordSplitter;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.filter.EventSources;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Copies delivery files and leaves out so many identity records that the others have a given
/// share.
final class Thinning {
  private static final byte[] SOURCE = "\"eventSource\":\"".getBytes(US_ASCII);
  private static final EventSources IDENTITY = EventSources.identity(List.of());
  private static final int BUFFER = 1 << 16;

  private final double identityForEachOther;
  private double due;
  private long records;

  Thinning(int otherPercent) {
    identityForEachOther = (100.0 - otherPercent) / otherPercent;
  }

  /// Copies all files below a folder.
  ///
  /// @return the number of records kept
  long copy(Path from, Path to) throws IOException {
    for (Path file : Corpus.list(from)) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.resolveSibling(""));
      copyFile(file, target);
    }
    return records;
  }

  private void copyFile(Path file, Path target) throws IOException {
    var content = new ByteArrayOutputStream();
    content.writeBytes("{\"Records\":[".getBytes(US_ASCII));
    long before = records;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
      var splitter = new RecordSplitter(in);
      while (splitter.next() == RecordSplitter.Found.RECORD) {
        byte[] buffer = splitter.buffer();
        if (keeps(buffer, splitter.start(), splitter.end())) {
          content.writeBytes((records == before ? "" : ",").getBytes(US_ASCII));
          content.write(buffer, splitter.start(), splitter.end() - splitter.start());
          records++;
        }
      }
    }
    content.writeBytes("]}".getBytes(US_ASCII));
    if (records > before) {
      try (OutputStream out = new BufferedOutputStream(new Gzip(target), BUFFER)) {
        content.writeTo(out);
      }
    }
  }

  private boolean keeps(byte[] buffer, int start, int end) {
    int from = indexOf(buffer, start, end) + SOURCE.length;
    int to = from;
    while (buffer[to] != '"') {
      to++;
    }
    if (!IDENTITY.keeps(new Utf8(buffer, from, to))) {
      due += identityForEachOther;
      return true;
    }
    boolean kept = due >= 1;
    due -= kept ? 1 : 0;
    return kept;
  }

  private static int indexOf(byte[] buffer, int start, int end) {
    for (int i = start; i <= end - SOURCE.length; i++) {
      int matched = 0;
      while (matched < SOURCE.length && buffer[i + matched] == SOURCE[matched]) {
        matched++;
      }
      if (matched == SOURCE.length) {
        return i;
      }
    }
    throw new IllegalStateException("a simulated record without eventSource");
  }

  /// Packs as the simulation does, so that unpacking costs the same.
  private static final class Gzip extends GZIPOutputStream {
    private static final int LEVEL = 2;

    Gzip(Path file) throws IOException {
      super(Files.newOutputStream(file), BUFFER);
      def.setLevel(LEVEL);
    }
  }
}
