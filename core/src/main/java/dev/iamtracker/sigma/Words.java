package dev.iamtracker.sigma;

import dev.iamtracker.config.EditDistance;
import dev.iamtracker.sigma.Yaml.Items;
import dev.iamtracker.sigma.Yaml.Kind;
import dev.iamtracker.sigma.Yaml.Mapping;
import dev.iamtracker.sigma.Yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads values that have to be of some kind.
final class Words {
  /// Nobody mistypes longer words.
  private static final int LONGEST_WORD = 100;

  private static final int MOST_KNOWN = 40;

  private Words() {}

  static Mapping mapping(Yaml yaml, String name) {
    if (yaml instanceof Mapping mapping) {
      return mapping;
    }
    throw new Unusable(yaml.place(), name + " has to be a map, not " + yaml.what());
  }

  static String text(Yaml yaml, String name) {
    if (yaml instanceof Scalar(_, var kind, var text) && kind != Kind.NULL) {
      return text;
    }
    throw new Unusable(yaml.place(), name + " has to be a text, not " + yaml.what());
  }

  static boolean flag(Yaml yaml, String name) {
    if (yaml instanceof Scalar(_, var kind, var text) && kind == Kind.BOOLEAN) {
      return Boolean.parseBoolean(text);
    }
    throw new Unusable(yaml.place(), name + " has to be true or false, not " + yaml.what());
  }

  static double number(Yaml yaml, String name) {
    if (yaml instanceof Scalar(_, var kind, var text) && kind == Kind.NUMBER) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new Unusable(yaml.place(), name + " is no number: " + text);
      }
    }
    throw new Unusable(yaml.place(), name + " has to be a number, not " + yaml.what());
  }

  /// One text, or a list of texts.
  static List<String> texts(Yaml yaml, String name) {
    return yaml instanceof Items(_, var items)
        ? items.stream().map(item -> text(item, name)).toList()
        : List.of(text(yaml, name));
  }

  static String optional(Mapping mapping, String name) {
    Optional<Yaml> value = mapping.get(name);
    return value.isEmpty() || isNull(value.get()) ? "" : text(value.get(), name);
  }

  static List<String> optionals(Mapping mapping, String name) {
    Optional<Yaml> value = mapping.get(name);
    return value.isEmpty() || isNull(value.get()) ? List.of() : texts(value.get(), name);
  }

  static boolean isNull(Yaml yaml) {
    return yaml instanceof Scalar(_, var kind, _) && kind == Kind.NULL;
  }

  static Yaml required(Mapping mapping, String name) {
    return mapping
        .get(name)
        .orElseThrow(() -> new Unusable(mapping.place(), "'" + name + "' is missing"));
  }

  /// `; did you mean x?` for the known name that is nearest, else the known names.
  static String hint(String name, Iterable<String> known) {
    String nearest = "";
    int least = 3;
    var first = new ArrayList<String>();
    for (String one : known) {
      if (first.size() < MOST_KNOWN) {
        first.add(one.length() > LONGEST_WORD ? one.substring(0, LONGEST_WORD) + "…" : one);
      }
      if (Math.max(name.length(), one.length()) > LONGEST_WORD) {
        continue;
      }
      int distance = EditDistance.between(name, one);
      if (distance < least) {
        least = distance;
        nearest = one;
      }
    }
    String all = "known are " + String.join(", ", first);
    return nearest.isEmpty() ? "; " + all : "; did you mean '" + nearest + "'? " + all;
  }
}
