package dev.iamtracker.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// An object that the program wrote; reading one fails where something comes after it.
record JsonObject(Map<String, Object> fields) {
  private static final JsonFactory FACTORY = new JsonFactory();

  static JsonObject parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonObject object = object(parser);
        if (parser.nextToken() == null) {
          return object;
        }
      }
      throw new AssertionError("not one object: " + text);
    }
  }

  private static JsonObject object(JsonParser parser) {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return new JsonObject(fields);
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new AssertionError("unexpected " + parser.currentToken());
    };
  }

  private static List<Object> array(JsonParser parser) {
    var values = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(parser);
      values.add(value == null ? "null" : value);
    }
    return values;
  }

  private Object field(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new AssertionError("no " + name + " in " + fields);
    }
    return value;
  }

  long number(String name) {
    return (Long) field(name);
  }

  String text(String name) {
    return (String) field(name);
  }

  boolean flag(String name) {
    return (Boolean) field(name);
  }

  JsonObject object(String name) {
    return (JsonObject) field(name);
  }

  List<Object> list(String name) {
    return List.copyOf((List<?>) field(name));
  }

  List<JsonObject> objects(String name) {
    return list(name).stream().map(JsonObject.class::cast).toList();
  }
}
