package dev.iamtracker.home;

import dev.iamtracker.event.Utf8;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A set of event ids in 16 bytes each: UUIDs as they are, anything else as the first half of its
/// SHA-256.
final class EventIds {
  private static final int UUID_LENGTH = 36;
  private static final int FIRST_SLOTS = 2 * 1024;

  private long[] slots = new long[FIRST_SLOTS];
  private int size;
  private boolean hasZero;
  private long high;
  private long low;

  /// Adds an id.
  ///
  /// @return whether it is new
  boolean add(Utf8 id) {
    if (!isUuid(id)) {
      byte[] digest = sha256(id.toArray());
      high = number(digest, 0);
      low = number(digest, 8);
    }
    if (high == 0 && low == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    if (size * 3L > slots.length) {
      grow();
    }
    int slot = slot(high, low);
    if (slots[slot] != 0 || slots[slot + 1] != 0) {
      return false;
    }
    slots[slot] = high;
    slots[slot + 1] = low;
    size++;
    return true;
  }

  int size() {
    return size + (hasZero ? 1 : 0);
  }

  /// Memory it takes, in bytes.
  long weight() {
    return 8L * slots.length;
  }

  /// Where an id is or belongs; an empty slot holds zeros.
  private int slot(long high, long low) {
    long mixed = (high ^ (low * 0x9E3779B97F4A7C15L)) * 0xD6E8FEB86659FD93L;
    int mask = slots.length - 1;
    int slot = ((int) (mixed >>> 33) * 2) & mask;
    while ((slots[slot] != 0 || slots[slot + 1] != 0)
        && (slots[slot] != high || slots[slot + 1] != low)) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0 || old[i + 1] != 0) {
        int slot = slot(old[i], old[i + 1]);
        slots[slot] = old[i];
        slots[slot + 1] = old[i + 1];
      }
    }
  }

  /// Whether the id is a UUID in lower case; its halves are in `high` and `low` then.
  private boolean isUuid(Utf8 id) {
    if (id.length() != UUID_LENGTH) {
      return false;
    }
    long first = 0;
    long second = 0;
    for (int i = 0; i < UUID_LENGTH; i++) {
      byte b = id.at(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (b != '-') {
          return false;
        }
        continue;
      }
      int digit = b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
      if (digit < 0) {
        return false;
      }
      if (i < 18) {
        first = first << 4 | digit;
      } else {
        second = second << 4 | digit;
      }
    }
    high = first;
    low = second;
    return true;
  }

  private static byte[] sha256(byte[] id) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(id);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static long number(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }
}
