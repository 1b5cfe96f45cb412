package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Texts as parts of keys: whatever they are, and attackers write some of them, they are not empty,
/// not too long for two of them to be a sort key, and have no `#`, which stands between the parts.
final class KeyText {
  /// A sort key has at most 1,024 bytes.
  ///
  /// See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
  private static final int MOST_BYTES = 480;

  private static final int BEGINNING = 400;

  private KeyText() {}

  /// Texts that differ differ here too.
  static String of(String text) {
    if (text.isEmpty()) {
      return "%";
    }
    String plain =
        text.indexOf('%') < 0 && text.indexOf('#') < 0
            ? text
            : text.replace("%", "%25").replace("#", "%23");
    byte[] bytes = plain.getBytes(UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return new String(bytes, UTF_8);
    }
    int end = BEGINNING;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, UTF_8) + "%~" + digest(bytes);
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
