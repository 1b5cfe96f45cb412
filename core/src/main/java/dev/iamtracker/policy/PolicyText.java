package dev.iamtracker.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// The text of a policy document: a JSON object, perhaps behind a byte order mark, URL-encoded once
/// or twice (RFC 3986: `+` is a plus), or as a JSON string.
final class PolicyText {
  /// How many wrappings are taken off.
  private static final int MOST_WRAPPINGS = 3;

  private PolicyText() {}

  /// The JSON object of a document, empty when the text holds none.
  static Optional<Node> read(String text) {
    String at = text;
    for (int i = 0; i <= MOST_WRAPPINGS; i++) {
      String plain = withoutMark(at);
      JsonTree tree = plain.startsWith("%") ? null : JsonTree.read(plain).orElse(null);
      if (tree instanceof Node object) {
        return Optional.of(object);
      }
      String next = tree instanceof Scalar scalar ? scalar.string().orElse(plain) : decoded(plain);
      if (next.equals(plain)) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.empty();
  }

  private static String withoutMark(String text) {
    String stripped = text.strip();
    return stripped.startsWith("\ufeff") ? stripped.substring(1).strip() : stripped;
  }

  /// The text with every `%41` replaced by its byte; a percent sign before anything else stays.
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] utf8 = text.getBytes(UTF_8);
    var out = new ByteArrayOutputStream(utf8.length);
    for (int i = 0; i < utf8.length; i++) {
      int value = utf8[i] == '%' && i + 2 < utf8.length ? hex(utf8[i + 1], utf8[i + 2]) : -1;
      if (value < 0) {
        out.write(utf8[i]);
      } else {
        out.write(value);
        i += 2;
      }
    }
    return out.toString(UTF_8);
  }

  private static int hex(byte high, byte low) {
    int digits = Character.digit(high, 16) << 4 | Character.digit(low, 16);
    return high < 0 || low < 0 || digits < 0 ? -1 : digits;
  }
}
