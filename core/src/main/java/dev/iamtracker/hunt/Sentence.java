package dev.iamtracker.hunt;

import dev.iamtracker.cloudtrail.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A sentence such as `{actor} created the user {requestParameters.userName}`, to be filled in many
/// times. Of several names in one pair of braces, as in
/// `{requestParameters.trailName|requestParameters.name}`, the first one that stands for something
/// counts.
record Sentence(List<Part> parts) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w.-]+(?:\\|[\\w.-]+)*)}");
  private static final String NOTHING = "(not recorded)";
  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_VALUES = 5;

  Sentence {
    parts = List.copyOf(parts);
  }

  /// A text, or names behind one.
  ///
  /// @param names empty at the end of a sentence
  record Part(String text, List<String> names) {}

  static Sentence of(String template) {
    var parts = new ArrayList<Part>();
    Matcher matcher = PLACEHOLDER.matcher(template);
    int end = 0;
    while (matcher.find()) {
      parts.add(
          new Part(
              template.substring(end, matcher.start()),
              List.of(matcher.group(1).split("\\|", -1))));
      end = matcher.end();
    }
    parts.add(new Part(template.substring(end), List.of()));
    return new Sentence(parts);
  }

  /// @param words what short placeholders stand for, null for those that are none
  /// @param fields the values of fields, which the others name
  String filled(
      Function<String, @Nullable String> words, Function<String, List<FieldValue>> fields) {
    if (parts.size() == 1) {
      return parts.getFirst().text;
    }
    var sentence = new StringBuilder();
    for (Part part : parts) {
      sentence.append(part.text);
      if (!part.names.isEmpty()) {
        sentence.append(cut(value(part.names, words, fields)));
      }
    }
    return sentence.toString();
  }

  private static String value(
      List<String> names,
      Function<String, @Nullable String> words,
      Function<String, List<FieldValue>> fields) {
    String last = NOTHING;
    for (String name : names) {
      String word = words.apply(name);
      String value = word == null ? joined(fields.apply(name)) : word;
      if (!value.isEmpty()) {
        return value;
      }
      last = word == null ? NOTHING : "";
    }
    return last;
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
