package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.FieldValue.Kind;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.sigma.Condition.Value;
import dev.iamtracker.sigma.Modifier;
import dev.iamtracker.sigma.Network;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The comparisons of Sigma.
final class Comparisons {
  private static final int FEW = 3;

  private Comparisons() {}

  private static boolean isAscii(Pattern pattern) {
    return pattern.isPlain() && pattern.plain().chars().allMatch(c -> c < 128);
  }

  /// One of some texts, all at a place.
  ///
  /// @param ignoreCase whether the patterns are folded and values have to be
  static Comparison texts(List<Pattern> patterns, TextPlace place, boolean ignoreCase) {
    if (patterns.size() <= FEW && patterns.stream().allMatch(Comparisons::isAscii)) {
      List<Utf8> parts = patterns.stream().map(pattern -> Utf8.of(pattern.plain())).toList();
      return new AsciiTexts(parts, place, ignoreCase);
    }
    Set<String> whole = new HashSet<>();
    var plain = new ArrayList<String>();
    var wild = new ArrayList<Pattern>();
    for (Pattern pattern : patterns) {
      if (!pattern.isPlain()) {
        wild.add(pattern.placed(place));
      } else if (place == TextPlace.WHOLE) {
        whole.add(pattern.plain());
      } else {
        plain.add(pattern.plain());
      }
    }
    return value -> {
      if (value.isNull()) {
        return false;
      }
      String text = ignoreCase ? Letters.fold(value.text()) : value.text();
      return whole.contains(text)
          || plain.stream().anyMatch(part -> place.holds(text, part))
          || wild.stream().anyMatch(pattern -> pattern.matches(text));
    };
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
              ? number(value)
                  .map(seconds -> seconds.setScale(0, RoundingMode.FLOOR).longValueExact())
                  .map(Instant::ofEpochSecond)
                  .map(time -> time.atOffset(ZoneOffset.UTC))
              : Optional.empty();
    } catch (DateTimeException | ArithmeticException e) {
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
