package dev.iamtracker.export;

import dev.iamtracker.export.LakeObjects.Stored;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An object of the lake, and the names that such objects have.
///
/// @param part its number among the parts that an export made of a day; empty for what a delivered
///   log file became, until an export takes it in
public record LakeFile(Stored object, LocalDate day, OptionalInt part) {
  /// Where all days lie; Athena, Trino and DuckDB read everything below it.
  public static final String LAKE = "iam-events/";

  /// Where an export keeps what is not to be read yet.
  public static final String STAGED = "exports/";

  private static final Pattern KEY =
      Pattern.compile(
          "iam-events/event_date=(\\d{4}-\\d{2}-\\d{2})/(?:part-(\\d{5})|trail-[0-9a-f]{64})"
              + "\\.parquet");

  private static final Pattern STAGED_KEY =
      Pattern.compile("exports/[^/]+/event_date=(\\d{4}-\\d{2}-\\d{2})/part-\\d{5}\\.parquet");

  /// What an object is to the lake; empty for one that is no business of the exporter.
  static Optional<LakeFile> of(Stored object) {
    Matcher key = KEY.matcher(object.key());
    if (!key.matches()) {
      return Optional.empty();
    }
    String number = key.group(2);
    OptionalInt part =
        number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
    return date(key.group(1)).map(day -> new LakeFile(object, day, part));
  }

  /// The day of a part that is not to be read yet.
  static Optional<LocalDate> stagedDay(Stored object) {
    Matcher key = STAGED_KEY.matcher(object.key());
    return key.matches() ? date(key.group(1)) : Optional.empty();
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  boolean isTrail() {
    return part.isEmpty();
  }

  /// Whether it is a part that a day of so many parts does not have.
  boolean isSurplus(int parts) {
    return part.isPresent() && part.getAsInt() >= parts;
  }

  /// The folder of a day.
  static String folder(LocalDate day) {
    return LAKE + "event_date=" + day + "/";
  }

  static String part(LocalDate day, int part) {
    return folder(day) + "part-%05d.parquet".formatted(part);
  }

  /// What a delivered log file becomes.
  ///
  /// @param sha256 of the place of the log file, 64 hexadecimal digits: delivered again, it becomes
  ///   the same object
  public static String trail(LocalDate day, String sha256) {
    return folder(day) + "trail-" + sha256 + ".parquet";
  }

  /// A part that is not to be read yet.
  static String staged(String run, LocalDate day, int part) {
    return STAGED + run + "/event_date=" + day + "/part-%05d.parquet".formatted(part);
  }
}
