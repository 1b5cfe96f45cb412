package dev.iamtracker.cli.summary;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The whole numbers of a recorded summary, by name; those inside objects as `filtered.roles.ci`.
final class SummaryFigures {
  private static final JsonFactory FACTORY = new JsonFactory();

  private SummaryFigures() {}

  static Map<String, Object> parse(String summary) {
    Map<String, Object> figures = new LinkedHashMap<>();
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), summary)) {
      json.nextToken();
      fields(json, "", figures);
    } catch (JacksonException _) {
      // Of a text that somebody else wrote, what could be read is shown.
    }
    return figures;
  }

  private static void fields(JsonParser json, String prefix, Map<String, Object> figures) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = prefix + json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT) {
        fields(json, name + ".", figures);
      } else if (value == JsonToken.VALUE_NUMBER_INT) {
        figures.put(name, json.getLongValue());
      } else {
        json.skipChildren();
      }
    }
  }
}
