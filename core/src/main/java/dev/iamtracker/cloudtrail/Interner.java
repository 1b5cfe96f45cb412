package dev.iamtracker.cloudtrail;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives values that occur again and again (names, regions, user agents) one array for all: less
/// memory while events wait for their file, less work for the garbage collector. Direct-mapped, so
/// its size is fixed whatever comes.
final class Interner {
  private static final int SLOTS = 1 << 14;
  private static final int LONGEST = 256;

  private final byte[] @Nullable [] slots = new byte[SLOTS][];

  byte[] intern(byte[] source, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return Arrays.copyOfRange(source, from, to);
    }
    int hash = length;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + source[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    byte[] known = slots[slot];
    if (known != null && Arrays.equals(known, 0, known.length, source, from, to)) {
      return known;
    }
    byte[] copy = Arrays.copyOfRange(source, from, to);
    slots[slot] = copy;
    return copy;
  }
}
