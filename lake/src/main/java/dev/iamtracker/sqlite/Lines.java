package dev.iamtracker.sqlite;

import java.util.ArrayList;
import java.util.List;

/// Texts as one text: a line for each, `\` and line breaks in them escaped.
final class Lines {
  private Lines() {}

  static String join(List<String> texts) {
    var joined = new StringBuilder();
    for (String text : texts) {
      if (text.indexOf('\\') < 0 && text.indexOf('\n') < 0) {
        joined.append(text);
      } else {
        joined.append(text.replace("\\", "\\\\").replace("\n", "\\n"));
      }
      joined.append('\n');
    }
    return joined.toString();
  }

  static List<String> split(String joined) {
    var texts = new ArrayList<String>();
    var text = new StringBuilder();
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      switch (c) {
        case '\\' -> text.append(joined.charAt(++i) == 'n' ? '\n' : '\\');
        case '\n' -> {
          texts.add(text.toString());
          text.setLength(0);
        }
        default -> text.append(c);
      }
    }
    return texts;
  }
}
