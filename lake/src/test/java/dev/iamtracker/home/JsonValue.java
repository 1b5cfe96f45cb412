package dev.iamtracker.home;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// JSON as maps, lists and texts, numbers as they are spelled; read by a parser the product does
/// not use for records.
final class JsonValue {
  private static final Set<String> SECRETS =
      Set.of(
          "sessiontoken",
          "secretaccesskey",
          "password",
          "oldpassword",
          "newpassword",
          "accesstoken",
          "refreshtoken",
          "idtoken",
          "clientsecret",
          "devicecode",
          "code",
          "privatekey",
          "assertion",
          "samlassertion");

  private JsonValue() {}

  static Object parse(String json) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> object = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_STRING -> "\"" + parser.getString();
      default -> parser.getString();
    };
  }

  /// The same with every secret, at any depth, replaced.
  static Object redacted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object -> {
        Map<String, Object> redacted = new LinkedHashMap<>();
        object.forEach(
            (name, field) ->
                redacted.put(
                    (String) name,
                    SECRETS.contains(((String) name).toLowerCase(Locale.ROOT))
                        ? "\"(redacted)"
                        : redacted(field)));
        yield redacted;
      }
      case List<?> array -> array.stream().map(JsonValue::redacted).toList();
      case null -> "null";
      default -> value;
    };
  }
}
