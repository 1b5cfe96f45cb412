package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Decompresses gzip data of one or more members, and gives everything that can be read before it
/// says what is wrong.
///
/// `GZIPInputStream` takes a damaged second member for the end of the file; here it is an error, as
/// is anything but zeros after the last member.
final class GzipContent extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  private final GzipSource source;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private boolean ended;
  private @Nullable UnreadableInput damage;

  /// @param packed positioned at the first member's magic
  GzipContent(InputStream packed) {
    this.source = new GzipSource(packed, BUFFER_BYTES);
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    if (damage != null) {
      throw damage;
    }
    if (wanted == 0) {
      return 0;
    }
    try {
      while (!ended) {
        if (!inMember) {
          startMember();
        } else {
          int read = inflate(target, offset, wanted);
          if (read > 0) {
            crc.update(target, offset, read);
            return read;
          }
        }
      }
      return -1;
    } catch (UnreadableInput e) {
      damage = e;
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public void close() {
    inflater.end();
  }

  private void startMember() throws IOException {
    if (!source.header()) {
      ended = true;
      return;
    }
    inflater.reset();
    crc.reset();
    source.give(inflater);
    inMember = true;
  }

  private int inflate(byte[] target, int offset, int wanted) throws IOException {
    long before = inflater.getBytesWritten();
    try {
      int read = inflater.inflate(target, offset, wanted);
      if (read == 0) {
        if (inflater.finished()) {
          endMember();
        } else if (inflater.needsInput()) {
          source.refill();
          source.give(inflater);
        } else {
          throw GzipSource.damaged("it needs a dictionary");
        }
      }
      return read;
    } catch (DataFormatException e) {
      damage = Reason.damaged("gzip", e);
      int read = (int) (inflater.getBytesWritten() - before);
      if (read > 0) {
        return read;
      }
      throw damage;
    }
  }

  private void endMember() throws IOException {
    inMember = false;
    source.takeBack(inflater);
    if (source.littleEndianInt() != (int) crc.getValue()) {
      throw GzipSource.damaged("its check sum differs");
    }
    if (source.littleEndianInt() != (int) inflater.getBytesWritten()) {
      throw GzipSource.damaged("its length differs");
    }
  }
}
