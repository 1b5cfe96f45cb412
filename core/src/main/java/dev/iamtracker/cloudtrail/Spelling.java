package dev.iamtracker.cloudtrail;

/// A text with the URL-encoding and the JSON escapes in it undone, however often they were applied,
/// and where in the text each character is spelled.
///
/// Backslashes before a quote stay: their number tells in how many strings it stands.
final class Spelling {
  private final char[] chars;
  private final int[] starts;
  private final byte[] layers;
  private int length;

  private Spelling(int room) {
    chars = new char[room];
    starts = new int[room + 1];
    layers = new byte[room];
  }

  static Spelling of(String text) {
    var decoded = new Spelling(text.length());
    for (int i = 0; i < text.length(); ) {
      i = text.charAt(i) == '%' ? decoded.addEncoded(text, i) : decoded.add(text.charAt(i), i, 0);
    }
    decoded.starts[decoded.length] = text.length();
    return decoded.withoutUnicodeEscapes();
  }

  /// The characters that are spelled.
  String text() {
    return new String(chars, 0, length);
  }

  int length() {
    return length;
  }

  char at(int index) {
    return chars[index];
  }

  /// Where in the text the spelling of a character begins; that of the one behind the last is the
  /// text's end.
  int start(int index) {
    return starts[index];
  }

  /// How deep the spelling of a character is: two for each time it is URL-encoded, one for an
  /// escape such as `\\u0022`. What is spelled deeper than the quote that opens a string does not
  /// close it.
  int layers(int index) {
    return layers[index];
  }

  private int add(char c, int start, int layer) {
    chars[length] = c;
    starts[length] = start;
    layers[length] = (byte) Math.min(layer, Byte.MAX_VALUE);
    length++;
    return start + 1;
  }

  /// `%22`, or `%2522` where that was encoded once more.
  private int addEncoded(String text, int start) {
    int i = start + 1;
    int layer = 2;
    while (text.startsWith("25", i)) {
      i += 2;
      layer += 2;
    }
    int code = hex(text, i);
    if (code >= 0) {
      add((char) code, start, layer);
      return i + 2;
    }
    add('%', start, layer - 2);
    return i;
  }

  private static int hex(CharSequence text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private Spelling withoutUnicodeEscapes() {
    String text = text();
    if (!text.contains("\\u00")) {
      return this;
    }
    var plain = new Spelling(length);
    for (int i = 0; i < length; i++) {
      int code = plain.endsInBackslash() && text.startsWith("u00", i) ? hex(text, i + 3) : -1;
      if (code < 0 || code > 0x7f) {
        plain.add(chars[i], starts[i], layers[i]);
      } else {
        int layer = plain.layers[plain.length - 1] + 1;
        int start = Character.isLetterOrDigit(code) ? plain.withoutBackslashes() : starts[i];
        plain.add((char) code, start, layer);
        i += 4;
      }
    }
    plain.starts[plain.length] = starts[length];
    return plain;
  }

  private boolean endsInBackslash() {
    return length > 0 && chars[length - 1] == '\\';
  }

  private int withoutBackslashes() {
    while (endsInBackslash()) {
      length--;
    }
    return starts[length];
  }
}
