package dev.iamtracker.standin.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// The JSON of a request: texts and numbers by name, lists of texts and of such objects.
public record JsonBody(Map<String, Object> fields) {
  private static final JsonFactory FACTORY = new JsonFactory();

  public JsonBody {
    fields = Map.copyOf(fields);
  }

  /// Reads a body; an empty one has no fields.
  ///
  /// @throws IllegalArgumentException when it is not a JSON object
  public static JsonBody of(String text) {
    if (text.isEmpty()) {
      return new JsonBody(Map.of());
    }
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      return object(in);
    } catch (StreamReadException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonBody object(JsonParser in) {
    var fields = new HashMap<String, Object>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      Object value = value(in, in.nextToken());
      if (value != null) {
        fields.put(name, value);
      }
    }
    return new JsonBody(fields);
  }

  private static @Nullable Object value(JsonParser in, JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      return object(in);
    }
    if (token == JsonToken.START_ARRAY) {
      var list = new ArrayList<Object>();
      for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
        Object value = value(in, next);
        if (value != null) {
          list.add(value);
        }
      }
      return list;
    }
    return token == JsonToken.VALUE_NULL ? null : in.getString();
  }

  public @Nullable String text(String name) {
    return fields.get(name) instanceof String text ? text : null;
  }

  /// @throws IllegalArgumentException when it is not a whole number
  public @Nullable Integer number(String name) {
    String text = text(name);
    return text == null ? null : Integer.valueOf(text);
  }

  public List<String> texts(String name) {
    return elements(name, String.class);
  }

  public List<JsonBody> objects(String name) {
    return elements(name, JsonBody.class);
  }

  private <T> List<T> elements(String name, Class<T> type) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().filter(type::isInstance).map(type::cast).toList()
        : List.of();
  }
}
