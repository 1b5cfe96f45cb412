package dev.iamtracker.cloudtrail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives values that occur again and again (names, regions, user agents) one array for all: less
/// memory while events wait for their file, less work for the garbage collector. Direct-mapped, so
/// its size is fixed whatever comes.
final class Interner {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final int SLOTS = 1 << 14;
  private static final int LONGEST = 256;

  private final byte[] @Nullable [] slots = new byte[SLOTS][];

  private static long hash(byte[] source, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = (hash ^ (long) LONGS.get(source, i)) * PRIME;
      hash ^= hash >>> 29;
    }
    for (; i < to; i++) {
      hash = (hash ^ source[i]) * PRIME;
    }
    return hash * PRIME;
  }

  byte[] intern(byte[] source, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return Arrays.copyOfRange(source, from, to);
    }
    int slot = (int) (hash(source, from, to) >>> 32) & (SLOTS - 1);
    byte[] known = slots[slot];
    if (known != null && Arrays.equals(known, 0, known.length, source, from, to)) {
      return known;
    }
    byte[] copy = Arrays.copyOfRange(source, from, to);
    slots[slot] = copy;
    return copy;
  }
}
