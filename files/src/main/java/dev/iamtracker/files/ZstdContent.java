package dev.iamtracker.files;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Decompresses zstd data of one or more frames.
///
/// The library's own stream takes a second frame that is cut off for the end of the file.
final class ZstdContent extends InputStream {
  private static final int BUFFER_BYTES = 1 << 17;

  private final InputStream in;
  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
  private final Arena buffers = Arena.ofShared();
  private final byte[] chunk = new byte[BUFFER_BYTES];
  private final ByteBuffer packed = buffers.allocate(BUFFER_BYTES).asByteBuffer().flip();
  private final ByteBuffer content = buffers.allocate(BUFFER_BYTES).asByteBuffer().limit(0);
  private boolean betweenFrames = true;
  private boolean ended;
  private @Nullable IOException damage;

  ZstdContent(InputStream packed) {
    this.in = packed;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    if (damage != null) {
      throw damage;
    }
    try {
      while (!content.hasRemaining() && !ended) {
        decompress();
      }
    } catch (ZstdException e) {
      damage = Reason.damaged("zstd", e);
      throw damage;
    } catch (IOException e) {
      damage = e;
      throw e;
    }
    if (!content.hasRemaining()) {
      return -1;
    }
    int given = Math.min(wanted, content.remaining());
    content.get(target, offset, given);
    return given;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public void close() {
    zstd.close();
    buffers.close();
  }

  private void decompress() throws IOException {
    boolean sourceEnded = !packed.hasRemaining() && !refill();
    if (sourceEnded && betweenFrames) {
      ended = true;
      return;
    }
    content.clear();
    boolean frameEnded = zstd.decompressDirectByteBufferStream(content, packed);
    content.flip();
    betweenFrames = frameEnded;
    if (sourceEnded && !frameEnded && !content.hasRemaining()) {
      throw Reason.truncated("zstd", null);
    }
  }

  private boolean refill() throws IOException {
    int read = in.read(chunk, 0, chunk.length);
    if (read <= 0) {
      return false;
    }
    packed.clear();
    packed.put(chunk, 0, read).flip();
    return true;
  }
}
