package dev.iamtracker.simulate.record;

/// Writes compact JSON; commas are placed by looking at what was written last.
///
/// Characters up to U+00FF stay as they are, all others are written as `\\uXXXX`, so that both
/// spellings occur and the text stays cheap to copy.
public final class Json {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out;

  public Json(int capacity) {
    out = new StringBuilder(capacity);
  }

  /// An object of text fields: name, value, name, value.
  public static String of(String... namesAndValues) {
    Json json = new Json(128).open();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.field(namesAndValues[i], namesAndValues[i + 1]);
    }
    return json.close().text();
  }

  /// An array of texts.
  public static String list(String... values) {
    Json json = new Json(64);
    json.out.append('[');
    for (String value : values) {
      json.separate();
      json.quoted(value);
    }
    json.out.append(']');
    return json.text();
  }

  public Json open() {
    separate();
    out.append('{');
    return this;
  }

  public Json open(String name) {
    name(name);
    out.append('{');
    return this;
  }

  public Json close() {
    out.append('}');
    return this;
  }

  public Json field(String name, String value) {
    name(name);
    quoted(value);
    return this;
  }

  /// A text that is known to need no escaping, such as an identifier.
  public Json plain(String name, String value) {
    name(name);
    out.append('"').append(value).append('"');
    return this;
  }

  public Json field(String name, boolean value) {
    name(name);
    out.append(value);
    return this;
  }

  public Json field(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  /// A value that is JSON already.
  public Json raw(String name, String json) {
    name(name);
    out.append(json);
    return this;
  }

  public String text() {
    return out.toString();
  }

  /// The text so far; the writer is empty afterwards.
  public String take() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  private void name(String name) {
    separate();
    out.append('"').append(name).append("\":");
  }

  private void separate() {
    int length = out.length();
    if (length > 0) {
      char last = out.charAt(length - 1);
      if (last != '{' && last != '[' && last != ':') {
        out.append(',');
      }
    }
  }

  private void quoted(String value) {
    out.append('"');
    int copied = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > 0xff || c == '"' || c == '\\') {
        out.append(value, copied, i);
        escaped(c);
        copied = i + 1;
      }
    }
    out.append(value, copied, value.length()).append('"');
  }

  private void escaped(char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(HEX.charAt(c >> shift & 0xf));
      }
    }
  }
}
