package dev.iamtracker.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What may follow a field name after a `|`.
public enum Modifier {
  CONTAINS,
  STARTSWITH,
  ENDSWITH,
  ALL,
  RE,
  I,
  M,
  S,
  CIDR,
  EXISTS,
  GT,
  GTE,
  LT,
  LTE,
  NEQ,
  FIELDREF,
  BASE64,
  BASE64OFFSET,
  WIDE,
  UTF16,
  UTF16LE,
  UTF16BE,
  WINDASH,
  CASED,
  EXPAND,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  YEAR;

  private static final Map<String, Modifier> LONG_NAMES =
      Map.of("ignorecase", I, "multiline", M, "dotall", S);

  private final String text = name().toLowerCase(Locale.ROOT);

  static Optional<Modifier> of(String name) {
    return LONG_NAMES.containsKey(name)
        ? Optional.of(LONG_NAMES.get(name))
        : Arrays.stream(values()).filter(one -> one.text.equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Modifier::text).toList();
  }

  /// As rules spell it.
  public String text() {
    return text;
  }

  /// Says which of two numbers is larger.
  public boolean isOrder() {
    return this == GT || this == GTE || this == LT || this == LTE;
  }

  /// Looks at a part of a time.
  public boolean isTimePart() {
    return compareTo(MINUTE) >= 0;
  }

  boolean isRegexFlag() {
    return this == I || this == M || this == S;
  }

  /// Turns a text into bytes of another encoding.
  public boolean isEncoding() {
    return this == WIDE || this == UTF16 || this == UTF16LE || this == UTF16BE;
  }
}
