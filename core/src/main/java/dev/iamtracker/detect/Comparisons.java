package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.FieldValue.Kind;
import dev.iamtracker.sigma.Condition.Value;
import dev.iamtracker.sigma.Modifier;
import dev.iamtracker.sigma.Network;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The comparisons of Sigma.
final class Comparisons {
  private Comparisons() {}

  /// A text with wildcards at a place.
  static Comparison text(String text, TextPlace place, boolean ignoreCase) {
    Pattern pattern = Pattern.of(text);
    if (pattern.isPlain()) {
      String plain = pattern.pieces().getFirst();
      return value -> !value.isNull() && place.holds(value.text(), plain, ignoreCase);
    }
    Pattern placed = pattern.placed(place);
    return value -> !value.isNull() && placed.matches(value.text(), ignoreCase);
  }

  /// One of many texts, in any case.
  static Comparison oneOf(List<String> texts) {
    Set<String> lower = new HashSet<>();
    texts.forEach(text -> lower.add(fold(text)));
    return value -> !value.isNull() && lower.contains(fold(value.text()));
  }

  private static String fold(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  static Comparison regex(String expression, boolean ignoreCase, boolean lines, boolean dot) {
    int flags =
        (ignoreCase ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0)
            | (lines ? com.google.re2j.Pattern.MULTILINE : 0)
            | (dot ? com.google.re2j.Pattern.DOTALL : 0);
    var pattern = com.google.re2j.Pattern.compile(expression, flags);
    return value -> !value.isNull() && pattern.matcher(value.text()).find();
  }

  static Comparison network(String cidr) {
    Network network = Network.parse(cidr).orElseThrow();
    return value -> value.kind() == Kind.STRING && network.holds(value.text());
  }

  /// The same number, or the text that spells it so.
  static Comparison number(Value.Figure figure) {
    return value ->
        value.text().equals(figure.spelling())
            || number(value).filter(one -> one.compareTo(figure.number()) == 0).isPresent();
  }

  static Comparison ordered(Modifier modifier, BigDecimal limit) {
    return value ->
        number(value)
            .map(number -> number.compareTo(limit))
            .filter(
                order ->
                    switch (modifier) {
                      case GT -> order > 0;
                      case GTE -> order >= 0;
                      case LT -> order < 0;
                      default -> order <= 0;
                    })
            .isPresent();
  }

  private static Optional<BigDecimal> number(FieldValue value) {
    boolean may = value.kind() == Kind.NUMBER || value.kind() == Kind.STRING;
    if (!may || value.text().length() > 60) {
      return Optional.empty();
    }
    char first = value.text().isEmpty() ? ' ' : value.text().charAt(0);
    if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
      return Optional.empty();
    }
    try {
      var number = new BigDecimal(value.text());
      return Math.abs(number.scale()) > 400 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// `true` or `false`, also as a text.
  static Comparison flag(boolean flag) {
    String spelling = Boolean.toString(flag);
    return value ->
        (value.kind() == Kind.BOOLEAN || value.kind() == Kind.STRING)
            && value.text().equalsIgnoreCase(spelling);
  }

  static Comparison nothing() {
    return FieldValue::isNull;
  }

  /// A part of a time in UTC.
  static Comparison timePart(Modifier part, Comparison number) {
    return value ->
        time(value)
            .map(time -> part(part, time))
            .filter(figure -> number.holds(new FieldValue(Kind.NUMBER, Integer.toString(figure))))
            .isPresent();
  }

  private static Optional<OffsetDateTime> time(FieldValue value) {
    try {
      return value.kind() == Kind.STRING
          ? Optional.of(OffsetDateTime.parse(value.text()).withOffsetSameInstant(ZoneOffset.UTC))
          : value.kind() == Kind.NUMBER
              ? Optional.of(
                  Instant.ofEpochSecond(new BigDecimal(value.text()).longValue())
                      .atOffset(ZoneOffset.UTC))
              : Optional.empty();
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static int part(Modifier part, OffsetDateTime time) {
    return switch (part) {
      case MINUTE -> time.getMinute();
      case HOUR -> time.getHour();
      case DAY -> time.getDayOfMonth();
      case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> time.getMonthValue();
      default -> time.getYear();
    };
  }
}
