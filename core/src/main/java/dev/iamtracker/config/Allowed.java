package dev.iamtracker.config;

import dev.iamtracker.finding.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values a setting can have.
///
/// @param words what is allowed, to complete "allowed: …"
/// @param reading turns text into a value; any [IllegalArgumentException] or [DateTimeException]
///   means that it cannot be used
record Allowed<T>(String words, Function<String, T> reading) {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");
  private static final Pattern ROLE_NAME = Pattern.compile("([\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}");
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w=,.@-]{2,64}");
  private static final Pattern EVENT_SOURCE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");
  private static final Pattern ROLE = Pattern.compile("[\\w+=.@:/*-]+");

  static Allowed<String> text(String words) {
    return new Allowed<>(words, Function.identity());
  }

  static Allowed<Boolean> flag() {
    return new Allowed<>(
        "true or false",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  static Allowed<Integer> wholeNumber(int least, int most) {
    return new Allowed<>(
        "a whole number from " + least + " to " + most,
        text -> within(Integer.parseInt(text), least, most));
  }

  static Allowed<Double> number(String least, String most) {
    return new Allowed<>(
        "a number from " + least + " to " + most,
        text -> within(decimal(text), Double.parseDouble(least), Double.parseDouble(most)));
  }

  /// Not by way of a big decimal: to load that class takes longer than to read all settings.
  private static double decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return Double.parseDouble(text);
  }

  static Allowed<LogLevel> logLevel() {
    return new Allowed<>(
        "DEBUG, INFO, WARNING or ERROR",
        text -> {
          String level = text.toUpperCase(Locale.ROOT);
          return level.equals("WARNING") ? LogLevel.WARN : LogLevel.valueOf(level);
        });
  }

  static Allowed<Level> level() {
    return new Allowed<>(
        "informational, low, medium, high or critical",
        text -> Level.of(text).orElseThrow(IllegalArgumentException::new));
  }

  /// @param words the least and the most, in words
  static Allowed<Duration> duration(String words, Duration least, Duration most) {
    return new Allowed<>(
        "a duration such as 30s, 15m, 24h or 7d, " + words,
        text -> within(duration(text), least, most));
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException();
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /// Any text: what is wrong with it is found where it is used, without showing it.
  static Allowed<Optional<Secret>> secret(String words) {
    return new Allowed<>(
        words, text -> text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text)));
  }

  static Allowed<Optional<Path>> file() {
    return new Allowed<>(
        "a file",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath()));
  }

  static Allowed<ZoneId> timeZone() {
    return new Allowed<>("a time zone such as UTC or Europe/Berlin", ZoneId::of);
  }

  static Allowed<Optional<Path>> folder() {
    return new Allowed<>(
        "a folder",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath()));
  }

  static Allowed<List<String>> regions() {
    return list("regions such as eu-west-1, separated by commas", REGION);
  }

  static Allowed<List<String>> accounts() {
    return list("12-digit account ids, separated by commas", ACCOUNT);
  }

  /// One word stands for all of them.
  static Allowed<List<String>> accountsOrOrganization() {
    Allowed<List<String>> accounts = accounts();
    return new Allowed<>(
        accounts.words() + ", or organization",
        text ->
            text.equals(Settings.ORGANIZATION) ? List.of(text) : accounts.reading().apply(text));
  }

  static Allowed<String> roleName() {
    return matching("the name of a role, with its path if it has one", ROLE_NAME);
  }

  static Allowed<String> sessionName() {
    return matching("2 to 64 letters, digits and _=,.@-", SESSION_NAME);
  }

  static Allowed<String> sessionNameOrNone() {
    Allowed<String> name = sessionName();
    return new Allowed<>(name.words(), text -> text.isEmpty() ? text : name.reading().apply(text));
  }

  private static Allowed<String> matching(String words, Pattern pattern) {
    return new Allowed<>(
        words,
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException();
          }
          return text;
        });
  }

  static Allowed<List<String>> eventSources() {
    return list("event sources such as kms.amazonaws.com, separated by commas", EVENT_SOURCE);
  }

  static Allowed<String> table() {
    return matching("3 to 255 letters, digits and _.-", TABLE);
  }

  static Allowed<Optional<String>> bucket() {
    Allowed<String> bucket = matching("3 to 63 small letters, digits, dots and hyphens", BUCKET);
    return new Allowed<>(
        bucket.words(),
        text -> text.isEmpty() ? Optional.empty() : Optional.of(bucket.reading().apply(text)));
  }

  static Allowed<Optional<String>> topic() {
    Allowed<String> topic = matching("the ARN of a standard SNS topic", TOPIC);
    return new Allowed<>(
        topic.words(),
        text -> text.isEmpty() ? Optional.empty() : Optional.of(topic.reading().apply(text)));
  }

  static Allowed<List<String>> roles() {
    return list("role names, patterns with * and role ARNs, separated by commas", ROLE);
  }

  private static Allowed<List<String>> list(String words, Pattern item) {
    return new Allowed<>(
        words,
        text -> {
          List<String> items =
              Arrays.stream(text.split(","))
                  .map(String::strip)
                  .filter(one -> !one.isEmpty())
                  .distinct()
                  .toList();
          if (!items.stream().allMatch(one -> item.matcher(one).matches())) {
            throw new IllegalArgumentException();
          }
          return items;
        });
  }

  private static <N extends Comparable<N>> N within(N number, N least, N most) {
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      throw new IllegalArgumentException();
    }
    return number;
  }
}
