package dev.iamtracker.sigma;

import java.util.ArrayList;
import java.util.List;

/// Cuts a file into its documents, so that one that is broken does not take the others with it.
final class YamlText {
  private YamlText() {}

  /// The documents that hold something, each with as many empty lines before it as the file has
  /// lines before it.
  static List<String> documents(String text) {
    var documents = new ArrayList<String>();
    var document = new StringBuilder();
    boolean something = false;
    int line = 0;
    for (String each : text.split("\\R", -1)) {
      if (isMarker(each)) {
        if (something) {
          documents.add(document.toString());
        }
        document.setLength(0);
        document.append("\n".repeat(line));
        something = false;
        String rest = each.substring(3);
        document.append(each.startsWith("-") ? "   " + rest : "").append('\n');
        something = each.startsWith("-") && holdsSomething(rest);
      } else {
        document.append(each).append('\n');
        something |= holdsSomething(each);
      }
      line++;
    }
    if (something) {
      documents.add(document.toString());
    }
    return documents;
  }

  private static boolean isMarker(String line) {
    return (line.startsWith("---") || line.startsWith("..."))
        && (line.length() == 3 || Character.isWhitespace(line.charAt(3)));
  }

  private static boolean holdsSomething(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("#") && !line.startsWith("%");
  }
}
