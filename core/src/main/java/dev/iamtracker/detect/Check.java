package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition ready to be tried.
interface Check {
  boolean holds(EventFields event);

  /// What is left to try once it is known what kind of event it is.
  default Check given(EventKind kind) {
    return this;
  }

  /// Holds always, or never.
  enum Settled implements Check {
    ALWAYS,
    NEVER;

    static Settled of(boolean holds) {
      return holds ? ALWAYS : NEVER;
    }

    @Override
    public boolean holds(EventFields event) {
      return this == ALWAYS;
    }
  }

  record Not(Check inner) implements Check {
    @Override
    public boolean holds(EventFields event) {
      return !inner.holds(event);
    }

    @Override
    public Check given(EventKind kind) {
      Check left = inner.given(kind);
      return left instanceof Settled ? Settled.of(left == Settled.NEVER) : new Not(left);
    }
  }

  record All(List<Check> parts) implements Check {
    @Override
    public boolean holds(EventFields event) {
      for (Check part : parts) {
        if (!part.holds(event)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Check given(EventKind kind) {
      List<Check> left = left(parts, kind, Settled.ALWAYS);
      return left.contains(Settled.NEVER)
          ? Settled.NEVER
          : left.isEmpty() ? Settled.ALWAYS : left.size() == 1 ? left.getFirst() : new All(left);
    }
  }

  record Any(List<Check> parts) implements Check {
    @Override
    public boolean holds(EventFields event) {
      for (Check part : parts) {
        if (part.holds(event)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Check given(EventKind kind) {
      List<Check> left = left(parts, kind, Settled.NEVER);
      return left.contains(Settled.ALWAYS)
          ? Settled.ALWAYS
          : left.isEmpty() ? Settled.NEVER : left.size() == 1 ? left.getFirst() : new Any(left);
    }
  }

  private static List<Check> left(List<Check> parts, EventKind kind, Settled dropped) {
    return parts.stream().map(part -> part.given(kind)).filter(left -> left != dropped).toList();
  }

  /// One of the values of a field satisfies one of some comparisons.
  ///
  /// @param column that holds the text of the field in most events, null when there is none
  /// @param absent whether a field that is missing satisfies one too
  /// @param memo where answers for texts of the column are remembered
  record OfField(
      FieldNumbers.Field field,
      @Nullable Column column,
      List<Comparison> comparisons,
      boolean absent,
      int memo)
      implements Check {
    @Override
    public boolean holds(EventFields event) {
      if (column != null && event.isExact(column)) {
        Utf8 text = event.event().utf8(column);
        return text == null
            ? absent
            : isCheap() ? compare(text) : event.remembered(memo, text, this::compare);
      }
      return compare(event.values(field));
    }

    @Override
    public Check given(EventKind kind) {
      List<FieldValue> values = kind.values(field);
      return values == null ? this : Settled.of(compare(values));
    }

    private boolean isCheap() {
      return comparisons.size() == 1 && comparisons.getFirst().isCheap();
    }

    /// Whether a value of the column satisfies it.
    boolean compare(Utf8 text) {
      for (Comparison comparison : comparisons) {
        if (comparison.holds(text)) {
          return true;
        }
      }
      return false;
    }

    private boolean compare(List<FieldValue> values) {
      if (values.isEmpty()) {
        return absent;
      }
      for (FieldValue value : values) {
        for (Comparison comparison : comparisons) {
          if (comparison.holds(value)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /// A field is there, or not.
  record Exists(FieldNumbers.Field field, @Nullable Column column, boolean wanted)
      implements Check {
    @Override
    public boolean holds(EventFields event) {
      if (column != null && event.isExact(column)) {
        return event.event().has(column) == wanted;
      }
      return event.values(field).isEmpty() != wanted;
    }

    @Override
    public Check given(EventKind kind) {
      List<FieldValue> values = kind.values(field);
      return values == null ? this : Settled.of(values.isEmpty() != wanted);
    }
  }

  /// A string or number anywhere in the record satisfies a comparison.
  record Keyword(Comparison comparison) implements Check {
    @Override
    public boolean holds(EventFields event) {
      return event.texts().stream().anyMatch(comparison::holds);
    }
  }

  /// A field is compared with another one.
  record OfFields(
      FieldNumbers.Field field, FieldNumbers.Field other, TextPlace place, boolean ignoreCase)
      implements Check {
    @Override
    public boolean holds(EventFields event) {
      Column column = field.textColumn();
      Column from = other.textColumn();
      if (column != null && from != null && event.isExact(column) && event.isExact(from)) {
        Utf8 text = event.event().utf8(column);
        Utf8 part = event.event().utf8(from);
        if (text == null || part == null) {
          return false;
        }
        if (text.equals(part)) {
          return true;
        }
      }
      for (FieldValue value : event.values(field)) {
        for (FieldValue part : event.values(other)) {
          if (!value.isNull()
              && !part.isNull()
              && place.holds(spelled(value.text()), spelled(part.text()))) {
            return true;
          }
        }
      }
      return false;
    }

    private String spelled(String text) {
      return ignoreCase ? Letters.fold(text) : text;
    }
  }
}
