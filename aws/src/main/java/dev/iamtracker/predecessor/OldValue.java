package dev.iamtracker.predecessor;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// Values as the Python version wrote them: objects as text or as maps, numbers as text or as
/// numbers, absent ones as empty texts.
final class OldValue {
  private static final int MOST_WRAPPINGS = 2;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
  private static final Pattern DATE_FIRST = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ].*");

  /// Seconds since 1970 of the year 5138; a larger number is one of milliseconds.
  private static final double MOST_SECONDS = 1e11;

  private OldValue() {}

  /// Whether nothing is in it.
  static boolean isAbsent(JsonTree value) {
    return value instanceof Scalar scalar
        && (scalar.json().equals("null") || scalar.string().filter(String::isBlank).isPresent());
  }

  /// A text, or a number or truth value as text; empty for what is absent, an object or an array.
  static Optional<String> text(JsonTree value) {
    return value instanceof Scalar scalar && !isAbsent(value)
        ? scalar.string().or(() -> Optional.of(scalar.json()))
        : Optional.empty();
  }

  /// An object or array that was written as text, as what it is; everything else as it is.
  static JsonTree unpacked(JsonTree value) {
    JsonTree inner = value;
    for (int i = 0; i < MOST_WRAPPINGS && inner instanceof Scalar scalar; i++) {
      Optional<JsonTree> read = scalar.string().map(String::strip).flatMap(OldValue::read);
      if (read.isEmpty()) {
        break;
      }
      inner = read.get();
    }
    return inner instanceof Scalar scalar && !scalar.json().equals("null") ? value : inner;
  }

  private static Optional<JsonTree> read(String text) {
    boolean begins = text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
    return begins || text.equals("null") ? JsonTree.read(text) : Optional.empty();
  }

  /// A truth value, whatever its spelling; everything else as it is.
  static JsonTree flag(JsonTree value) {
    return switch (text(value).map(OldItem::plain).orElse("")) {
      case "true", "yes", "1" -> new Scalar("true");
      case "false", "no", "0" -> new Scalar("false");
      default -> value;
    };
  }

  /// A time as CloudTrail spells it: the Python version wrote a text with or without fraction and
  /// zone, and here and there a number. What is no time stays as it is.
  static JsonTree time(JsonTree value) {
    String text = text(value).map(String::strip).orElse("");
    if (NUMBER.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      double millis = Math.abs(number) < MOST_SECONDS ? number * 1000 : number;
      return spelled(Instant.ofEpochMilli(Math.round(millis)), value);
    }
    if (DATE_FIRST.matcher(text).matches()) {
      String iso = text.substring(0, 10) + 'T' + text.substring(11).strip().replace(" ", "");
      boolean zoned = iso.endsWith("Z") || iso.substring(11).matches(".*[+-].*");
      try {
        return spelled(OffsetDateTime.parse(zoned ? withColon(iso) : iso + 'Z').toInstant(), value);
      } catch (DateTimeException _) {
        return value;
      }
    }
    return value;
  }

  /// Offsets such as `+0000` get a colon.
  private static String withColon(String iso) {
    return iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
  }

  private static JsonTree spelled(Instant time, JsonTree otherwise) {
    try {
      return JsonTree.string(Instant.ofEpochMilli(time.toEpochMilli()).toString());
    } catch (ArithmeticException _) {
      return otherwise;
    }
  }
}
