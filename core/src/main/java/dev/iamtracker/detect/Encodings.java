package dev.iamtracker.detect;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.sigma.Condition.Test;
import dev.iamtracker.sigma.Modifier;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Texts of rules as they look when somebody encoded them.
final class Encodings {
  private static final int[] FIRST = {0, 2, 3};
  private static final String DASHES = "-/\u2013\u2014\u2015";

  private Encodings() {}

  /// The texts that stand for one text of a test.
  static List<String> of(Test test, String text) {
    List<String> texts = test.has(Modifier.WINDASH) ? dashes(text) : List.of(text);
    if (!test.has(Modifier.BASE64) && !test.has(Modifier.BASE64OFFSET)) {
      return texts;
    }
    var encoded = new ArrayList<String>();
    for (String one : texts) {
      byte[] bytes = bytes(test, one);
      if (test.has(Modifier.BASE64)) {
        encoded.add(escaped(Base64.getEncoder().encodeToString(bytes)));
      } else {
        for (int offset = 0; offset < 3; offset++) {
          encoded.add(escaped(offset(bytes, offset)));
        }
      }
    }
    return encoded;
  }

  private static byte[] bytes(Test test, String text) {
    if (test.has(Modifier.WIDE) || test.has(Modifier.UTF16LE)) {
      return text.getBytes(UTF_16LE);
    }
    if (test.has(Modifier.UTF16BE)) {
      return text.getBytes(UTF_16BE);
    }
    if (test.has(Modifier.UTF16)) {
      byte[] plain = text.getBytes(UTF_16LE);
      byte[] marked = new byte[plain.length + 2];
      marked[0] = (byte) 0xFF;
      marked[1] = (byte) 0xFE;
      System.arraycopy(plain, 0, marked, 2, plain.length);
      return marked;
    }
    return text.getBytes(UTF_8);
  }

  /// What is sure of the Base64 of a text that begins somewhere in another one.
  private static String offset(byte[] bytes, int offset) {
    byte[] shifted = new byte[bytes.length + offset];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int rest = shifted.length % 3;
    int end = encoded.length() - (rest == 0 ? 0 : 1);
    return encoded.substring(Math.min(FIRST[offset], end), end);
  }

  private static String escaped(String base64) {
    return base64.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
  }

  /// The text with each of the dashes that Windows takes before an option.
  private static List<String> dashes(String text) {
    var texts = new ArrayList<String>();
    boolean has = false;
    for (int i = 0; i < DASHES.length(); i++) {
      var changed = new StringBuilder();
      for (int k = 0; k < text.length(); k++) {
        char c = text.charAt(k);
        boolean option =
            (c == '-' || c == '/') && (k == 0 || Character.isWhitespace(text.charAt(k - 1)));
        changed.append(option ? DASHES.charAt(i) : c);
        has |= option;
      }
      texts.add(changed.toString());
    }
    return has ? texts : List.of(text);
  }
}
