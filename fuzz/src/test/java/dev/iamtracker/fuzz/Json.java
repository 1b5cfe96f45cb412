package dev.iamtracker.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// JSON as another library reads it, to compare with. Of a name that occurs twice the last value
/// counts.
public sealed interface Json {
  /// A string.
  record Text(String text) implements Json {}

  /// A number, true, false or null, as it is spelled.
  record Other(String spelled) implements Json {}

  /// An array.
  record Items(List<Json> items) implements Json {}

  /// An object.
  ///
  /// @param repeated whether a name occurs twice in it
  record Fields(Map<String, Json> fields, boolean repeated) implements Json {
    /// The field of that name; null's spelling where there is none.
    public Json get(String name) {
      return fields.getOrDefault(name, new Other("null"));
    }
  }

  /// The one value in a text, nothing when it is no JSON or nested deeper than that.
  static Optional<Json> parse(String text, int depth) {
    List<Json> roots = parseAll(text, depth).orElse(List.of());
    return roots.size() == 1 ? Optional.of(roots.getFirst()) : Optional.empty();
  }

  /// The values that stand one after another in a text.
  static Optional<List<Json>> parseAll(String text, int depth) {
    try (JsonParser parser = factory(depth).createParser(ObjectReadContext.empty(), text)) {
      var roots = new ArrayList<Json>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        roots.add(read(parser, token));
      }
      return Optional.of(roots);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static JsonFactory factory(int depth) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  private static Json read(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> {
        var fields = new LinkedHashMap<String, Json>();
        boolean repeated = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          repeated |= fields.put(name, read(parser, parser.nextToken())) != null;
        }
        yield new Fields(fields, repeated);
      }
      case START_ARRAY -> {
        var items = new ArrayList<Json>();
        for (JsonToken item = parser.nextToken();
            item != JsonToken.END_ARRAY;
            item = parser.nextToken()) {
          items.add(read(parser, item));
        }
        yield new Items(items);
      }
      case VALUE_STRING -> new Text(parser.getString());
      default -> new Other(parser.getString());
    };
  }

  /// Whether a name occurs twice in any object of the value.
  default boolean repeats() {
    return switch (this) {
      case Text _, Other _ -> false;
      case Items(var items) -> items.stream().anyMatch(Json::repeats);
      case Fields(var fields, var repeated) ->
          repeated || fields.values().stream().anyMatch(Json::repeats);
    };
  }

  /// A text as a JSON string.
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ' || Character.isSurrogate((char) c)) {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  /// The text of UTF-8 bytes; what is none reads as U+FFFD.
  static String decoded(byte[] utf8) {
    return new String(utf8, UTF_8);
  }
}
