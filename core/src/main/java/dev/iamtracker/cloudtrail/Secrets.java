package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which fields hold secrets, whatever their depth and case, and what stands in their place.
///
/// Access key ids are no secrets: they are needed to follow a session.
final class Secrets {
  /// Names of the fields whose value never reaches a store, a log or an alert.
  static final List<String> NAMES =
      List.of(
          "sessionToken",
          "secretAccessKey",
          "password",
          "oldPassword",
          "newPassword",
          "accessToken",
          "refreshToken",
          "idToken",
          "clientSecret",
          "deviceCode",
          "code",
          "privateKey",
          "assertion",
          "SAMLAssertion");

  /// The JSON string that takes the place of a secret.
  static final byte[] REDACTED = "\"(redacted)\"".getBytes(US_ASCII);

  private static final List<String> LOWER_CASE =
      NAMES.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  private static final int SHORTEST = 8;
  private static final int DEEPEST_TEXT = 4;

  /// Longer text that names a secret and is no JSON is taken out as a whole: looking through it
  /// takes several times its memory.
  private static final int LONGEST_BROKEN = 1 << 20;

  private static final byte[][][] BY_LENGTH = byLength();

  private Secrets() {}

  private static byte[][][] byLength() {
    byte[][][] table = new byte[16][][];
    for (int length = 0; length < table.length; length++) {
      int wanted = length;
      table[length] =
          NAMES.stream()
              .filter(name -> name.length() == wanted)
              .map(name -> name.toLowerCase(Locale.ROOT).getBytes(US_ASCII))
              .toArray(byte[][]::new);
    }
    return table;
  }

  /// Whether the field name in `json[start, end)` is one of [#NAMES].
  static boolean isSecret(byte[] json, int start, int end, boolean escaped) {
    if (escaped) {
      byte[] name = JsonText.unescape(json, start, end);
      return isSecret(name, 0, name.length, false);
    }
    int length = end - start;
    if (length >= BY_LENGTH.length) {
      return false;
    }
    for (byte[] secret : BY_LENGTH[length]) {
      if (matches(secret, json, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] lowerCase, byte[] json, int start) {
    for (int i = 0; i < lowerCase.length; i++) {
      if ((json[start + i] | 0x20) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  /// Looks for secrets in a text that holds JSON itself, plain or URL-encoded, whole or cut off;
  /// null when there is none, else the text without them.
  ///
  /// @param start first byte of the text, its escapes still in it
  /// @param escaped whether there are escapes; without them there is no quote in a JSON string
  static byte @Nullable [] withoutSecrets(
      byte[] json, int start, int end, boolean escaped, int level) {
    if (end - start < SHORTEST || !(escaped || holdsPercent(json, start, end))) {
      return null;
    }
    byte[] text =
        escaped ? JsonText.unescape(json, start, end) : Arrays.copyOfRange(json, start, end);
    String lowerCase = new String(text, UTF_8).toLowerCase(Locale.ROOT);
    if (LOWER_CASE.stream().noneMatch(lowerCase::contains) && !lowerCase.contains("u00")) {
      return null;
    }
    if (level < DEEPEST_TEXT && (text[0] == '{' || text[0] == '[')) {
      try {
        var cursor = new JsonCursor();
        cursor.reset(text, 0, text.length);
        byte[] redacted = new PartReader(level + 1).read(cursor, null, null).toArray();
        cursor.finish();
        return Arrays.equals(redacted, text) ? null : redacted;
      } catch (NotJson e) {
        // Cut off or nearly JSON: looked through as text.
      }
    }
    if (text.length > LONGEST_BROKEN) {
      return "(redacted)".getBytes(US_ASCII);
    }
    String plain = new String(text, UTF_8);
    String redacted = BrokenText.withoutSecrets(plain);
    return redacted.equals(plain) ? null : redacted.getBytes(UTF_8);
  }

  private static boolean holdsPercent(byte[] json, int start, int end) {
    return Words.indexOf(json, start, end, '%') < end;
  }
}
