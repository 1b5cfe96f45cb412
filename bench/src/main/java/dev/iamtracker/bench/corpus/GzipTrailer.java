package dev.iamtracker.bench.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The last four bytes of a gzip file: how large its content is (RFC 1952, ISIZE).
final class GzipTrailer {
  private GzipTrailer() {}

  /// Size of the content of a file of one member, under 4 GiB.
  static long contentBytes(Path file) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file)) {
      long at = channel.size() - 4;
      while (last.hasRemaining() && channel.read(last, at + last.position()) > 0) {
        // A read may return less than it was asked for.
      }
    }
    return Integer.toUnsignedLong(last.flip().getInt());
  }
}
