package dev.iamtracker.sigma;

import java.util.ArrayList;
import java.util.List;

/// Cuts a file into its documents, so that one that is broken does not take the others with it.
final class YamlText {
  private YamlText() {}

  /// A part of a file.
  ///
  /// @param line of the file in which it begins, from 0
  record Document(int line, String text) {}

  /// The documents that hold something.
  static List<Document> documents(String text) {
    var documents = new ArrayList<Document>();
    var document = new StringBuilder();
    boolean something = false;
    int start = 0;
    int line = 0;
    for (String each : lines(text)) {
      if (isMarker(each)) {
        if (something) {
          documents.add(new Document(start, document.toString()));
        }
        document.setLength(0);
        start = line;
        String rest = each.substring(3);
        document.append("   ").append(rest).append('\n');
        something = holdsSomething(rest);
      } else {
        document.append(each).append('\n');
        something |= holdsSomething(each);
      }
      line++;
    }
    if (something) {
      documents.add(new Document(start, document.toString()));
    }
    return documents;
  }

  /// Lines as YAML knows them: other characters that end lines elsewhere are part of texts.
  private static List<String> lines(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<String> lines = List.of(plain.split("\r\n|\n|\r", -1));
    return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
  }

  private static boolean isMarker(String line) {
    boolean marks = line.startsWith("---") || line.startsWith("...");
    return marks
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '\t')
        && (line.startsWith("-") || !holdsSomething(line.substring(3)));
  }

  private static boolean holdsSomething(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("#") && !line.startsWith("%");
  }
}
