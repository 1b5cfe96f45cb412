package dev.iamtracker.channel;

import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Rejected;
import dev.iamtracker.event.VisibleText;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the answer of a webhook means.
final class HttpAnswer {
  /// Reasons such as `channel_is_archived`; nothing else of an answer is shown.
  private static final Pattern REASON = Pattern.compile("[a-z]+(_[a-z]+){1,8}");

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private HttpAnswer() {}

  /// @param now for dates until when to wait
  static Delivery delivery(HttpResponse<String> answer, Instant now) {
    int status = answer.statusCode();
    String said = "it answered " + status + reason(answer.body());
    if (status >= 200 && status < 300) {
      return new Accepted();
    }
    if (status >= 300 && status < 400) {
      return new Refused(said + ", a redirect to " + target(answer) + ", which is not followed");
    }
    return switch (status) {
      case 400, 413, 422 -> new Rejected(said);
      default -> new Refused(said, pause(answer, now));
    };
  }

  private static String reason(String body) {
    String text = body.strip();
    return text.length() <= 60 && REASON.matcher(text).matches() ? " (" + text + ")" : "";
  }

  /// Only the host: the rest may be as secret as the address of the webhook.
  private static String target(HttpResponse<String> answer) {
    try {
      String host =
          answer
              .headers()
              .firstValue("Location")
              .map(location -> answer.uri().resolve(URI.create(location)).getHost())
              .orElse("");
      return host.isEmpty() ? "nowhere" : VisibleText.of(host);
    } catch (IllegalArgumentException _) {
      return "something that is no address";
    }
  }

  /// For as long as it asks for, in seconds or up to a date; where that is no time at all, or
  /// cannot be read, the usual waiting time holds.
  private static Optional<Duration> pause(HttpResponse<String> answer, Instant now) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(
            text ->
                SECONDS.matcher(text).matches()
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                    : date(text).map(date -> Duration.between(now, date)))
        .filter(Duration::isPositive);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
