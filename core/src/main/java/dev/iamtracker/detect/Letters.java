package dev.iamtracker.detect;

/// Upper and lower case. A letter of ASCII equals only letters of ASCII, so that what a store finds
/// by lower case is what rules find; a character never becomes several.
final class Letters {
  private Letters() {}

  /// The text with every character in the case in which texts are compared.
  static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (fold(c) != c) {
        return folded(text, i);
      }
    }
    return text;
  }

  private static String folded(String text, int from) {
    char[] chars = text.toCharArray();
    for (int i = from; i < chars.length; i++) {
      chars[i] = fold(chars[i]);
    }
    return new String(chars);
  }

  private static char fold(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    char folded = Character.toLowerCase(Character.toUpperCase(c));
    return folded < 128 ? c : folded;
  }
}
