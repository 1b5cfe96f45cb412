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

  private Encodings() {}

  /// The texts that stand for one text of a test, without wildcards.
  static List<String> of(Test test, String text) {
    List<String> texts = test.has(Modifier.WINDASH) ? Dashes.permutations(text) : List.of(text);
    var encoded = new ArrayList<String>();
    for (String one : texts) {
      byte[] bytes = bytes(test, one);
      if (test.has(Modifier.BASE64)) {
        encoded.add(Base64.getEncoder().encodeToString(bytes));
      } else {
        for (int offset = 0; offset < 3; offset++) {
          encoded.add(offset(bytes, offset));
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
}
