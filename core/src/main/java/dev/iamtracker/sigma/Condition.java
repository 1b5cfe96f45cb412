package dev.iamtracker.sigma;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What an event has to be like.
public sealed interface Condition {
  record Not(Condition inner) implements Condition {}

  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// Compares a field with values.
  ///
  /// @param field path of the field; empty for keywords, which occur anywhere in the record
  /// @param modifiers how it is compared
  /// @param values one of them has to match, or each of them with [Modifier#ALL]
  record Test(Place place, String field, Set<Modifier> modifiers, List<Value> values)
      implements Condition {
    public Test {
      modifiers = Set.copyOf(modifiers);
      values = List.copyOf(values);
    }

    public boolean has(Modifier modifier) {
      return modifiers.contains(modifier);
    }
  }

  /// A value in a rule.
  sealed interface Value {
    /// A text in which `*` and `?` may stand for others; backslashes escape.
    record Text(String text) implements Value {
      private static final Pattern WILDCARD = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+[*?]");

      /// Whether some of it stands for other texts.
      boolean hasWildcards() {
        return WILDCARD.matcher(text).find();
      }
    }

    record Figure(BigDecimal number, String spelling) implements Value {}

    record Flag(boolean flag) implements Value {}

    record Null() implements Value {}
  }
}
