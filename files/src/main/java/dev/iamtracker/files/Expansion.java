package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Refuses decompression bombs: content that grows out of all proportion to the bytes read from
/// disk for it, whatever layers of compression it comes through.
///
/// CloudTrail files expand 5 to 30 times. One entry may expand freely up to 64 MiB; a whole archive
/// up to 512 MiB, so that a few bombs in it do not cost the entries beside them.
final class Expansion {
  private static final int MOST_TIMES = 250;
  private static final long FREE_BYTES = 64L << 20;
  private static final long FREE_BYTES_IN_ALL = 8 * FREE_BYTES;

  private final Counted source;
  private long total;
  private @Nullable UnreadableInput exhausted;

  Expansion(Counted source) {
    this.source = source;
  }

  /// Watches what comes out of one decoder.
  InputStream watch(InputStream decoded) {
    return new Watched(decoded);
  }

  /// @throws UnreadableInput when the file as a whole has expanded too far to go on
  void checkAll() throws UnreadableInput {
    if (exhausted != null) {
      throw exhausted;
    }
  }

  private static UnreadableInput bomb() {
    return new UnreadableInput(
        "expands more than " + MOST_TIMES + " times: looks like a decompression bomb", null);
  }

  private final class Watched extends InputStream {
    private final InputStream in;
    private final long sourceAtStart = source.count();
    private long given;

    Watched(InputStream in) {
      this.in = in;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
      checkAll();
      int read = in.read(target, offset, wanted);
      if (read > 0) {
        given += read;
        total += read;
        if (given > FREE_BYTES && given / MOST_TIMES > source.count() - sourceAtStart) {
          throw bomb();
        }
        if (total > FREE_BYTES_IN_ALL && total / MOST_TIMES > source.count()) {
          exhausted = bomb();
          throw exhausted;
        }
      }
      return read;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
