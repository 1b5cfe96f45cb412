package dev.iamtracker.sigma;

import dev.iamtracker.sigma.Yaml.Field;
import dev.iamtracker.sigma.Yaml.Items;
import dev.iamtracker.sigma.Yaml.Kind;
import dev.iamtracker.sigma.Yaml.Mapping;
import dev.iamtracker.sigma.Yaml.Scalar;
import java.util.Iterator;

/// Writes YAML as JSON, for events in examples.
final class JsonOfYaml {
  private JsonOfYaml() {}

  static String json(Yaml yaml) {
    var out = new StringBuilder();
    write(yaml, out);
    return out.toString();
  }

  private static void write(Yaml yaml, StringBuilder out) {
    switch (yaml) {
      case Mapping(_, var fields) -> {
        out.append('{');
        for (Iterator<Field> each = fields.iterator(); each.hasNext(); ) {
          Field field = each.next();
          quote(field.name(), out);
          out.append(':');
          write(field.value(), out);
          out.append(each.hasNext() ? "," : "");
        }
        out.append('}');
      }
      case Items(_, var items) -> {
        out.append('[');
        for (Iterator<Yaml> each = items.iterator(); each.hasNext(); ) {
          write(each.next(), out);
          out.append(each.hasNext() ? "," : "");
        }
        out.append(']');
      }
      case Scalar(_, var kind, var text) -> scalar(kind, text, out);
    }
  }

  private static void scalar(Kind kind, String text, StringBuilder out) {
    switch (kind) {
      case TEXT -> quote(text, out);
      case NULL -> out.append("null");
      case BOOLEAN -> out.append(Boolean.parseBoolean(text));
      case NUMBER -> {
        if (text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
          out.append(text);
        } else {
          quote(text, out);
        }
      }
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
