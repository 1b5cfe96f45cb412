package dev.iamtracker.standin.history;

import dev.iamtracker.standin.world.Place;
import dev.iamtracker.standin.world.Position;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Page tokens: where the next page begins, for which request, and since when. Nothing is
/// remembered; a token that was tampered with is unknown.
record PageTokens(Duration life) {
  private static final String SALT = "page token of the stand-in";

  /// @param last the last event that was shown
  String issue(Place place, LookupRequest request, Position last, Instant now) {
    String content =
        String.join("|", last.time().toString(), last.id(), now.toString(), bound(place, request));
    String token = content + "|" + checksum(content);
    return Base64.getUrlEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
  }

  /// The last event that was shown; empty where the token is not good for this request now.
  Optional<Position> read(String token, Place place, LookupRequest request, Instant now) {
    return decoded(token)
        .filter(parts -> parts[3].equals(bound(place, request)))
        .filter(parts -> now.isBefore(Instant.parse(parts[2]).plus(life)))
        .map(parts -> new Position(Instant.parse(parts[0]), parts[1]));
  }

  private static Optional<String[]> decoded(String token) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int end = text.lastIndexOf('|');
    if (end < 0 || !text.substring(end + 1).equals(checksum(text.substring(0, end)))) {
      return Optional.empty();
    }
    return Optional.of(text.split("\\|", -1));
  }

  /// All that a request with this token must have in common with the one before.
  private static String bound(Place place, LookupRequest request) {
    return checksum(place + request.after(null).toString());
  }

  private static String checksum(String text) {
    var sum = new CRC32C();
    sum.update((SALT + text).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
