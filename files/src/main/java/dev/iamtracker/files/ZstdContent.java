package dev.iamtracker.files;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;

/// Decompresses zstd data of one or more frames.
final class ZstdContent extends InputStream {
  private final ZstdInputStreamNoFinalizer zstd;

  ZstdContent(InputStream packed) throws IOException {
    this.zstd = new ZstdInputStreamNoFinalizer(packed);
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws UnreadableInput {
    try {
      return zstd.read(target, offset, wanted);
    } catch (IOException | RuntimeException e) {
      throw String.valueOf(e.getMessage()).contains("Truncated")
          ? Reason.truncated("zstd", e)
          : Reason.damaged("zstd", e);
    }
  }

  @Override
  public int read() throws UnreadableInput {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public void close() throws IOException {
    zstd.close();
  }
}
