package dev.iamtracker.hunt;

import dev.iamtracker.cloudtrail.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Fills in sentences such as `{actor} created the user {requestParameters.userName}`. Of several
/// names in one pair of braces, as in `{requestParameters.trailName|requestParameters.name}`, the
/// first one that stands for something counts.
final class Sentence {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w.-]+(?:\\|[\\w.-]+)*)}");
  private static final String NOTHING = "(not recorded)";
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
      String value = value(matcher.group(1).split("\\|", -1), words, fields);
      matcher.appendReplacement(sentence, Matcher.quoteReplacement(cut(value)));
    }
    return matcher.appendTail(sentence).toString();
  }

  private static String value(
      String[] names, Map<String, String> words, Function<String, List<FieldValue>> fields) {
    for (String name : names) {
      String word = words.get(name);
      String value = word == null ? joined(fields.apply(name)) : word;
      if (!value.isEmpty()) {
        return value;
      }
    }
    return words.containsKey(names[names.length - 1]) ? "" : NOTHING;
  }

  private static String joined(List<FieldValue> values) {
    String text =
        values.stream()
            .filter(value -> !value.isNull())
            .limit(MOST_VALUES)
            .map(FieldValue::text)
            .collect(Collectors.joining(", "));
    return values.size() > MOST_VALUES ? text + ", …" : text;
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
