package dev.iamtracker.hunt;

import dev.iamtracker.cloudtrail.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Fills in sentences such as `{actor} created the user {requestParameters.userName}`.
final class Sentence {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w.-]+)}");
  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_VALUES = 5;

  private Sentence() {}

  /// @param words what the short placeholders stand for
  /// @param fields the values of fields, which the others name
  static String of(
      String template, Map<String, String> words, Function<String, List<FieldValue>> fields) {
    var sentence = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = words.containsKey(name) ? words.get(name) : joined(fields.apply(name));
      matcher.appendReplacement(sentence, Matcher.quoteReplacement(cut(value)));
    }
    return matcher.appendTail(sentence).toString();
  }

  private static String joined(List<FieldValue> values) {
    String text =
        values.stream().limit(MOST_VALUES).map(FieldValue::text).collect(Collectors.joining(", "));
    return values.size() > MOST_VALUES ? text + ", …" : text.isEmpty() ? "(none)" : text;
  }

  /// Log fields are as long as their writers want.
  static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1))
            ? MOST_CHARACTERS - 1
            : MOST_CHARACTERS;
    return text.substring(0, end) + "…";
  }
}
