package dev.iamtracker.cloudtrail;

/// Walks over one JSON value in a byte array (RFC 8259, strict) and tells where names and values
/// begin and end. Makes no objects and copies nothing: what nobody asks for is only stepped over.
///
/// Reading an object: [#enter], then for each [#field] look at [#kind] and either [#skip] the value
/// or [#enter] it. Numbers keep their spelling, since only their place is told.
final class JsonCursor {
  /// Deepest nesting accepted; CloudTrail's own records stay below 20.
  static final int MAX_DEPTH = 100;

  private byte[] json = {};
  private int origin;
  private int at;
  private int end;
  private int depth;
  private boolean first;

  private int nameStart;
  private int nameEnd;
  private boolean nameEscaped;
  private int valueStart;
  private int valueEnd;
  private boolean escaped;

  /// Puts the cursor on the value in `json[start, end)`.
  void reset(byte[] json, int start, int end) {
    this.json = json;
    this.origin = start;
    this.at = start;
    this.end = end;
    this.depth = 0;
    skipSpace();
    valueStart = at;
  }

  byte[] bytes() {
    return json;
  }

  /// First byte of the current field's name, behind the quote.
  int nameStart() {
    return nameStart;
  }

  /// The closing quote of the current field's name.
  int nameEnd() {
    return nameEnd;
  }

  boolean nameEscaped() {
    return nameEscaped;
  }

  int valueStart() {
    return valueStart;
  }

  /// Behind the last byte of the value that was skipped last.
  int valueEnd() {
    return valueEnd;
  }

  /// Whether the string that was skipped last holds escapes.
  boolean escaped() {
    return escaped;
  }

  /// First byte of the current value: one of `{ [ " t f n -` or a digit.
  byte kind() {
    if (at >= end) {
      throw fail("JSON ends where a value should begin");
    }
    return json[at];
  }

  /// Steps into the object or array at the cursor.
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw fail("nested deeper than " + MAX_DEPTH + " levels");
    }
    at++;
    first = true;
  }

  /// Steps to the next field of the object entered last; false, and out of it, at its end.
  boolean field() {
    if (!separated((byte) '}')) {
      return false;
    }
    if (json[at] != '"') {
      throw fail("a field name must be a string");
    }
    nameStart = at + 1;
    string();
    nameEscaped = escaped;
    nameEnd = at - 1;
    skipSpace();
    if (at >= end || json[at] != ':') {
      throw fail("':' is missing after a field name");
    }
    at++;
    skipSpace();
    valueStart = at;
    return true;
  }

  /// Steps to the next element of the array entered last; false, and out of it, at its end.
  boolean element() {
    if (!separated((byte) ']')) {
      return false;
    }
    valueStart = at;
    return true;
  }

  private boolean separated(byte close) {
    skipSpace();
    if (at >= end) {
      throw fail("JSON ends inside an object or array");
    }
    if (json[at] == close) {
      at++;
      depth--;
      first = false;
      valueEnd = at;
      return false;
    }
    if (!first) {
      if (json[at] != ',') {
        throw fail("',' is missing");
      }
      at++;
      skipSpace();
      if (at >= end) {
        throw fail("JSON ends inside an object or array");
      }
    }
    first = false;
    return true;
  }

  /// Steps over the value at the cursor, checking it.
  void skip() {
    valueStart = at;
    switch (kind()) {
      case '{' -> {
        int start = at;
        enter();
        while (field()) {
          skip();
        }
        valueStart = start;
      }
      case '[' -> {
        int start = at;
        enter();
        while (element()) {
          skip();
        }
        valueStart = start;
      }
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
    valueEnd = at;
  }

  /// Checks that nothing but white space follows.
  void finish() {
    skipSpace();
    if (at != end) {
      throw fail("something follows the JSON value");
    }
  }

  NotJson fail(String reason) {
    return new NotJson(reason, at - origin);
  }

  /// Small, so that it costs next to nothing where there is no white space, as in most logs.
  private void skipSpace() {
    if (at < end && json[at] <= ' ') {
      space();
    }
  }

  private void space() {
    while (at < end
        && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
      at++;
    }
  }

  /// From the opening quote to behind the closing one.
  private void string() {
    int i = at + 1;
    boolean found = false;
    while (true) {
      while (i + Words.BYTES <= end) {
        long word = Words.at(json, i);
        if ((Words.equalTo(word, '"') | Words.equalTo(word, '\\') | Words.controls(word)) != 0) {
          break;
        }
        i += Words.BYTES;
      }
      while (i < end && isPlain(json[i])) {
        i++;
      }
      if (i >= end) {
        at = end;
        throw fail("JSON ends inside a string");
      }
      byte b = json[i];
      if (b == '"') {
        escaped = found;
        at = i + 1;
        return;
      }
      if (b != '\\') {
        at = i;
        throw fail("a control character inside a string");
      }
      found = true;
      i = escape(i);
    }
  }

  private static boolean isPlain(byte b) {
    return b != '"' && b != '\\' && (b >= ' ' || b < 0);
  }

  private int escape(int i) {
    at = i;
    if (i + 1 >= end) {
      throw fail("JSON ends inside a string");
    }
    return switch (json[i + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 2;
      case 'u' -> unicode(i);
      default -> throw fail("an unknown escape in a string");
    };
  }

  private int unicode(int i) {
    if (i + 6 > end) {
      throw fail("JSON ends inside a string");
    }
    for (int k = i + 2; k < i + 6; k++) {
      if (Character.digit(json[k], 16) < 0) {
        throw fail("an unknown escape in a string");
      }
    }
    return i + 6;
  }

  private void literal(String literal) {
    for (int i = 0; i < literal.length(); i++, at++) {
      if (at >= end || json[at] != literal.charAt(i)) {
        throw fail("not a JSON value");
      }
    }
  }

  private void number() {
    if (json[at] == '-') {
      at++;
    }
    if (at < end && json[at] == '0') {
      at++;
    } else {
      digits();
    }
    if (at < end && json[at] == '.') {
      at++;
      digits();
    }
    if (at < end && (json[at] == 'e' || json[at] == 'E')) {
      at++;
      if (at < end && (json[at] == '+' || json[at] == '-')) {
        at++;
      }
      digits();
    }
  }

  private void digits() {
    int start = at;
    while (at < end && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw fail("not a JSON value");
    }
  }
}
