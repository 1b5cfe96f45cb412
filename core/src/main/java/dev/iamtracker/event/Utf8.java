package dev.iamtracker.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// UTF-8 text that lies inside a row of bytes: looked at where it was read, copied by nobody. Good
/// as long as nobody writes into the row. Two are equal when their bytes are.
public final class Utf8 implements Comparable<Utf8> {
  public static final Utf8 EMPTY = of(new byte[0]);

  private static final int LONG = 32;

  private final byte[] bytes;
  private final int start;
  private final int end;

  /// The text in `bytes[start, end)`.
  public Utf8(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  public static Utf8 of(byte[] bytes) {
    return new Utf8(bytes, 0, bytes.length);
  }

  public static Utf8 of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /// The row of bytes that the text lies in; not to be written to.
  public byte[] bytes() {
    return bytes;
  }

  /// Index of the first byte.
  public int start() {
    return start;
  }

  /// Index behind the last byte.
  public int end() {
    return end;
  }

  /// Number of bytes.
  public int length() {
    return end - start;
  }

  /// The byte at an index of the text, not of the row.
  public byte at(int index) {
    return bytes[start + index];
  }

  public boolean startsWith(Utf8 other) {
    return length() >= other.length()
        && Arrays.equals(bytes, start, start + other.length(), other.bytes, other.start, other.end);
  }

  public boolean endsWith(Utf8 other) {
    return length() >= other.length()
        && Arrays.equals(bytes, end - other.length(), end, other.bytes, other.start, other.end);
  }

  /// Where `part` starts at or after the index `from`, -1 if it does not occur.
  public int indexOf(Utf8 part, int from) {
    byte first = part.bytes[part.start];
    for (int i = start + from; i <= end - part.length(); i++) {
      if (bytes[i] == first
          && Arrays.equals(bytes, i, i + part.length(), part.bytes, part.start, part.end)) {
        return i - start;
      }
    }
    return -1;
  }

  /// Where an ASCII character occurs first at or after the index `from`, -1 if it does not.
  public int indexOf(char ascii, int from) {
    for (int i = start + from; i < end; i++) {
      if (bytes[i] == ascii) {
        return i - start;
      }
    }
    return -1;
  }

  /// Where an ASCII character occurs last, -1 if it does not.
  public int lastIndexOf(char ascii) {
    int i = end - 1;
    while (i >= start && bytes[i] != ascii) {
      i--;
    }
    return i < start ? -1 : i - start;
  }

  /// The text between two indexes, in the same row.
  public Utf8 part(int from, int to) {
    return new Utf8(bytes, start + from, start + to);
  }

  public byte[] toArray() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /// The same text in a row of its own, for keeping.
  public Utf8 copy() {
    return of(toArray());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Utf8 that
        && Arrays.equals(bytes, start, end, that.bytes, that.start, that.end);
  }

  /// Of long texts only the ends count: those of user agents and ARNs tell them apart.
  @Override
  public int hashCode() {
    int hash = length();
    int from = start;
    if (hash > LONG) {
      for (int i = start; i < start + LONG / 4; i++) {
        hash = 31 * hash + bytes[i];
      }
      from = end - LONG * 3 / 4;
    }
    for (int i = from; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /// In the order of the bytes, which is the order of the code points.
  @Override
  public int compareTo(Utf8 other) {
    return Arrays.compareUnsigned(bytes, start, end, other.bytes, other.start, other.end);
  }

  @Override
  public String toString() {
    return new String(bytes, start, end - start, UTF_8);
  }
}
