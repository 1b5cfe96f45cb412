package dev.iamtracker.cli.output;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes values as JSON in which every character that is unsafe on a terminal is an escape: the
/// same JSON to a program, harmless to a person.
public final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /// A generator that writes to `out` and leaves it open.
  static JsonGenerator generator(Writer out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), new EscapingWriter(out));
  }

  /// One object on one line, its keys in the order of the map. Values as in a [QueryResult], and
  /// maps of such values.
  public static void printObject(PrintWriter out, Map<String, ? extends @Nullable Object> object) {
    try (JsonGenerator json = generator(out)) {
      value(json, object);
    }
    out.print('\n');
  }

  /// One row as an object.
  static void row(JsonGenerator json, List<String> columns, List<@Nullable Object> row) {
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeName(columns.get(i));
      value(json, row.get(i));
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Boolean flag -> json.writeBoolean(flag);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case LocalDateTime time -> json.writeString(Figures.exact(time));
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(item -> value(json, item));
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach(
            (key, item) -> {
              json.writeName(String.valueOf(key));
              value(json, item);
            });
        json.writeEndObject();
      }
      default -> json.writeString(value.toString());
    }
  }

  /// Escapes what [SafeText] calls unsafe. Outside of strings JSON has only ASCII, and the line
  /// breaks between values are written around this writer.
  private static final class EscapingWriter extends Writer {
    private final Writer out;
    private char pendingHigh;

    EscapingWriter(Writer out) {
      this.out = out;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
      for (int i = offset; i < offset + length; i++) {
        write(chars[i]);
      }
    }

    private void write(char c) throws IOException {
      if (pendingHigh != 0) {
        char high = pendingHigh;
        pendingHigh = 0;
        if (Character.isLowSurrogate(c)) {
          pair(high, c);
          return;
        }
        escape(high);
      }
      if (Character.isHighSurrogate(c)) {
        pendingHigh = c;
      } else if (SafeText.isSafe(c)) {
        out.write(c);
      } else {
        escape(c);
      }
    }

    private void pair(char high, char low) throws IOException {
      if (SafeText.isSafe(Character.toCodePoint(high, low))) {
        out.write(high);
        out.write(low);
      } else {
        escape(high);
        escape(low);
      }
    }

    private void escape(char c) throws IOException {
      out.write("\\u");
      String hex = Integer.toHexString(c);
      out.write("0".repeat(4 - hex.length()));
      out.write(hex);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
