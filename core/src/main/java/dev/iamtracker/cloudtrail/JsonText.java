package dev.iamtracker.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Small things about JSON in bytes: strings without their escapes, values without white space.
final class JsonText {
  private JsonText() {}

  /// The text of a JSON string.
  ///
  /// @param start behind the opening quote
  /// @param end the closing quote
  static byte[] unescape(byte[] json, int start, int end) {
    var text = new StringBuilder(end - start);
    int plain = start;
    for (int i = start; i < end; ) {
      if (json[i] != '\\') {
        i++;
        continue;
      }
      text.append(new String(json, plain, i - plain, StandardCharsets.UTF_8));
      byte code = json[i + 1];
      i += 2;
      switch (code) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append(
              (char) Integer.parseInt(new String(json, i, 4, StandardCharsets.US_ASCII), 16));
          i += 4;
        }
        default -> text.append((char) code);
      }
      plain = i;
    }
    text.append(new String(json, plain, end - plain, StandardCharsets.UTF_8));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Whether a JSON string holds the escape of half a surrogate pair, which no UTF-8 text can hold.
  static boolean hasLoneSurrogate(byte[] json, int start, int end) {
    boolean high = false;
    for (int i = start; i < end; ) {
      int unit = -1;
      if (json[i] == '\\') {
        if (json[i + 1] == 'u') {
          unit = Integer.parseInt(new String(json, i + 2, 4, StandardCharsets.US_ASCII), 16);
          i += 6;
        } else {
          i += 2;
        }
      } else {
        i++;
      }
      boolean low = unit >= 0xDC00 && unit <= 0xDFFF;
      if (high != low) {
        return true;
      }
      high = unit >= 0xD800 && unit <= 0xDBFF;
    }
    return high;
  }

  /// Copies a JSON value without the white space between its tokens. What is no JSON stays none: a
  /// space is left where two numbers or words would become one.
  static byte[] compact(byte[] json, int start, int end) {
    byte[] out = new byte[end - start];
    int length = 0;
    boolean inString = false;
    boolean gap = false;
    for (int i = start; i < end; i++) {
      byte b = json[i];
      if (inString) {
        if (b == '\\' && i + 1 < end) {
          out[length++] = b;
          b = json[++i];
        } else if (b == '"') {
          inString = false;
        }
      } else if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
        gap = true;
        continue;
      } else {
        if (gap && length > 0 && isOfWord(out[length - 1]) && isOfWord(b)) {
          out[length++] = ' ';
        }
        inString = b == '"';
      }
      gap = false;
      out[length++] = b;
    }
    return Arrays.copyOf(out, length);
  }

  /// Whether a byte outside of strings belongs to a number, true, false or null, or to nothing.
  private static boolean isOfWord(byte b) {
    return switch (b) {
      case '{', '}', '[', ']', ',', ':', '"' -> false;
      default -> true;
    };
  }

  /// The same bytes if they are UTF-8, else a copy in which what is not reads as U+FFFD.
  static byte[] validUtf8(byte[] json, int start, int end) {
    return new String(json, start, end - start, StandardCharsets.UTF_8)
        .getBytes(StandardCharsets.UTF_8);
  }
}
