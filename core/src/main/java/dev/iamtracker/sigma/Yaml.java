package dev.iamtracker.sigma;

import java.util.List;
import java.util.Optional;

/// A piece of YAML and where it stands.
sealed interface Yaml {
  Place place();

  /// What kind it is, for messages.
  String what();

  /// Names and values in their order; no name occurs twice.
  record Mapping(Place place, List<Field> fields) implements Yaml {
    @Override
    public String what() {
      return "a map";
    }

    Optional<Yaml> get(String name) {
      return field(name).map(Field::value);
    }

    Optional<Field> field(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
  }

  /// A name, where it stands, and its value.
  record Field(String name, Place place, Yaml value) {}

  /// Values in their order.
  record Items(Place place, List<Yaml> items) implements Yaml {
    @Override
    public String what() {
      return "a list";
    }
  }

  /// A text, number, boolean or null as it is spelled.
  record Scalar(Place place, Kind kind, String text) implements Yaml {
    @Override
    public String what() {
      return switch (kind) {
        case TEXT -> "the text '" + text + "'";
        case NUMBER -> "the number " + text;
        case BOOLEAN -> text;
        case NULL -> "nothing";
      };
    }
  }

  /// What a scalar is.
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }
}
