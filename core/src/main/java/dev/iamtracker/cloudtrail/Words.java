package dev.iamtracker.cloudtrail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at eight bytes at a time. The results mark bytes by their highest bit; beyond the first
/// mark there may be false ones, so that only the first counts.
final class Words {
  static final int BYTES = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /// Bytes that are this ASCII character.
  static long equalTo(long word, char ascii) {
    long differing = word ^ (ONES * ascii);
    return (differing - ONES) & ~differing & HIGHS;
  }

  /// Bytes below a space.
  static long controls(long word) {
    return (word - ONES * ' ') & ~word & HIGHS;
  }

  /// Bytes beyond ASCII, exactly.
  static long foreign(long word) {
    return word & HIGHS;
  }

  /// Where an ASCII character occurs first in `bytes[from, to)`, or `to`.
  static int indexOf(byte[] bytes, int from, int to, char ascii) {
    int i = from;
    while (i + BYTES <= to && equalTo(at(bytes, i), ascii) == 0) {
      i += BYTES;
    }
    while (i < to && bytes[i] != ascii) {
      i++;
    }
    return i;
  }
}
