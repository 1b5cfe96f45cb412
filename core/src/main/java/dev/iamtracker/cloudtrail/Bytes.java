package dev.iamtracker.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing row of bytes, reused from record to record.
final class Bytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[1024];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  /// Forgets everything from `length` on.
  void truncate(int length) {
    this.length = length;
  }

  byte[] array() {
    return bytes;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  Bytes add(byte b) {
    room(1);
    bytes[length++] = b;
    return this;
  }

  Bytes add(char ascii) {
    return add((byte) ascii);
  }

  Bytes add(byte[] source) {
    return add(source, 0, source.length);
  }

  Bytes add(byte[] source, int from, int to) {
    room(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  Bytes add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Adds text as a JSON string with its quotes.
  Bytes addQuoted(byte[] utf8) {
    add('"');
    for (byte b : utf8) {
      if (b == '"' || b == '\\') {
        add('\\').add(b);
      } else if (b >= 0 && b < ' ') {
        add("\\u00").add(HEX[b >> 4]).add(HEX[b & 15]);
      } else {
        add(b);
      }
    }
    return add('"');
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
