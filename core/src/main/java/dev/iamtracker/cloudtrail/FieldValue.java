package dev.iamtracker.cloudtrail;

import dev.iamtracker.event.Utf8;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value found in a record, as characters and as bytes, whichever is asked for: hundreds of rules
/// look at the same value. One instance serves one thread.
public final class FieldValue {
  public static final FieldValue NULL = new FieldValue(Kind.NULL, "null");
  public static final FieldValue TRUE = new FieldValue(Kind.BOOLEAN, "true");
  public static final FieldValue FALSE = new FieldValue(Kind.BOOLEAN, "false");

  private final Kind kind;
  private @Nullable String text;
  private @Nullable Utf8 utf8;

  /// What JSON knows.
  public enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    OBJECT,
    ARRAY
  }

  /// @param text of a string without quotes and escapes; of anything else its JSON
  public FieldValue(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  private FieldValue(Kind kind, Utf8 utf8) {
    this.kind = kind;
    this.utf8 = utf8;
  }

  public static FieldValue string(String text) {
    return new FieldValue(Kind.STRING, text);
  }

  static FieldValue string(Utf8 text) {
    return new FieldValue(Kind.STRING, text);
  }

  public static FieldValue flag(boolean value) {
    return value ? TRUE : FALSE;
  }

  public Kind kind() {
    return kind;
  }

  /// A string without quotes and escapes; the JSON of anything else.
  public String text() {
    if (text == null) {
      text = Objects.requireNonNull(utf8).toString();
    }
    return text;
  }

  /// The same as bytes.
  public Utf8 utf8() {
    if (utf8 == null) {
      utf8 = Utf8.of(Objects.requireNonNull(text));
    }
    return utf8;
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldValue value && kind == value.kind && text().equals(value.text());
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + text().hashCode();
  }

  @Override
  public String toString() {
    return kind + " " + text();
  }
}
