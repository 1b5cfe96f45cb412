package dev.iamtracker.bench.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.GZIPInputStream;

/// How large files would be had they been packed harder.
public final class Repacked {
  private static final int BUFFER = 1 << 16;

  /// What gzip takes unless told otherwise.
  private static final int USUAL_LEVEL = 6;

  private Repacked() {}

  /// The size of all files of a corpus as `gzip -6` would make them, headers left out.
  public static long bytes(Corpus corpus) throws IOException {
    try {
      return corpus.list().parallelStream().mapToLong(Repacked::bytes).sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long bytes(Path file) {
    var deflater = new Deflater(USUAL_LEVEL, /* nowrap= */ true);
    try (InputStream content =
            new BufferedInputStream(
                new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER);
        InputStream packed = new DeflaterInputStream(content, deflater, BUFFER)) {
      return packed.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
  }
}
