package dev.iamtracker.cloudtrail;

/// A value found in a record.
///
/// @param text of a string without quotes and escapes; of anything else its JSON
public record FieldValue(Kind kind, String text) {
  public static final FieldValue NULL = new FieldValue(Kind.NULL, "null");
  public static final FieldValue TRUE = new FieldValue(Kind.BOOLEAN, "true");
  public static final FieldValue FALSE = new FieldValue(Kind.BOOLEAN, "false");

  /// What JSON knows.
  public enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    OBJECT,
    ARRAY
  }

  public static FieldValue string(String text) {
    return new FieldValue(Kind.STRING, text);
  }

  public static FieldValue flag(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }
}
