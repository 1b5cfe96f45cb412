package dev.iamtracker.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SQL text cut at its `:name` parameters; texts in quotes and comments are left alone.
///
/// @param texts the pieces between the parameters, one more than there are parameters
/// @param names the parameters in their order, repeated ones repeated
record SqlTemplate(List<String> texts, List<String> names) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\\*(?s:.*?)\\*/|::|:([a-z][a-z0-9_]*)");

  SqlTemplate {
    texts = List.copyOf(texts);
    names = List.copyOf(names);
  }

  static SqlTemplate parse(String sql) {
    List<String> texts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Matcher token = TOKEN.matcher(sql);
    int start = 0;
    while (token.find()) {
      String name = token.group(1);
      if (name != null) {
        texts.add(sql.substring(start, token.start()));
        names.add(name);
        start = token.end();
      }
    }
    texts.add(sql.substring(start));
    return new SqlTemplate(texts, names);
  }

  /// The text with every parameter replaced.
  String render(Function<String, String> replacement) {
    StringBuilder sql = new StringBuilder(texts.getFirst());
    for (int i = 0; i < names.size(); i++) {
      sql.append(replacement.apply(names.get(i))).append(texts.get(i + 1));
    }
    return sql.toString();
  }
}
