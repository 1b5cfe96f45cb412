package dev.iamtracker.standin.protocol;

import dev.iamtracker.standin.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// When a request was signed: the header `X-Amz-Date`.
public record SignedTime(Instant instant) {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public static Optional<SignedTime> of(HttpRequest request) {
    return request
        .header("X-Amz-Date")
        .filter(text -> text.matches("\\d{8}T\\d{6}Z"))
        .map(text -> new SignedTime(BASIC.parse(text, Instant::from)));
  }

  /// What AWS says where that is too far from its own time.
  public Optional<String> complaint(Instant now) {
    Instant earliest = now.minus(TOLERANCE);
    Instant latest = now.plus(TOLERANCE);
    if (instant.isBefore(earliest)) {
      return Optional.of(
          "Signature expired: %s is now earlier than %s (%s - 5 min.)"
              .formatted(BASIC.format(instant), BASIC.format(earliest), BASIC.format(now)));
    }
    if (instant.isAfter(latest)) {
      return Optional.of(
          "Signature not yet current: %s is still later than %s (%s + 5 min.)"
              .formatted(BASIC.format(instant), BASIC.format(latest), BASIC.format(now)));
    }
    return Optional.empty();
  }
}
