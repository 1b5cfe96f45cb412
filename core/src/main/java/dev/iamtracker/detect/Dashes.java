package dev.iamtracker.detect;

import java.util.ArrayList;
import java.util.List;

/// The characters that Windows takes before an option.
final class Dashes {
  static final String ALL = "-/\u2013\u2014\u2015";

  private Dashes() {}

  /// Whether a dash stands before a word and not behind one.
  static boolean isOption(String text, int at) {
    return ALL.indexOf(text.charAt(at)) >= 0
        && (at == 0 || !isWord(text.charAt(at - 1)))
        && at + 1 < text.length()
        && isWord(text.charAt(at + 1));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// The text with every dash before every option.
  static List<String> permutations(String text) {
    List<String> texts = List.of("");
    for (int i = 0; i < text.length(); i++) {
      String ends = isOption(text, i) ? ALL : text.substring(i, i + 1);
      var longer = new ArrayList<String>();
      for (String one : texts) {
        for (int k = 0; k < ends.length(); k++) {
          longer.add(one + ends.charAt(k));
        }
      }
      texts = longer;
    }
    return texts;
  }
}
