package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
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

  private static final List<String> QUOTED =
      NAMES.stream().map(name -> '"' + name.toLowerCase(Locale.ROOT) + '"').toList();
  private static final int DEEPEST_TEXT = 4;
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

  /// Looks for secrets in a text that is itself JSON, or URL-encoded JSON; null when there is none,
  /// else the text without them.
  ///
  /// @param start first byte of the text, its escapes still in it
  static byte @Nullable [] withoutSecrets(
      byte[] json, int start, int end, boolean escaped, int level) {
    if (end - start < 8 || !looksLikeJson(json, start)) {
      return null;
    }
    byte[] text =
        escaped ? JsonText.unescape(json, start, end) : Arrays.copyOfRange(json, start, end);
    boolean encoded = text[0] == '%';
    if (encoded) {
      text = decode(text);
    }
    String lowerCase = new String(text, UTF_8).toLowerCase(Locale.ROOT);
    boolean mentioned = QUOTED.stream().anyMatch(lowerCase::contains);
    if (!mentioned && !lowerCase.contains("\\u00")) {
      return null;
    }
    if (!encoded && level < DEEPEST_TEXT) {
      try {
        var cursor = new JsonCursor();
        cursor.reset(text, 0, text.length);
        byte[] redacted = new PartReader(level + 1).read(cursor, null, null);
        cursor.finish();
        return Arrays.equals(redacted, text) ? null : redacted;
      } catch (NotJson e) {
        // Cut off or nearly JSON: whatever names a secret goes as a whole.
      }
    }
    return mentioned ? Arrays.copyOfRange(REDACTED, 1, REDACTED.length - 1) : null;
  }

  private static boolean looksLikeJson(byte[] json, int start) {
    byte b = json[start];
    return b == '{' || b == '[' || b == '%' || b == '\\' || b == ' ';
  }

  private static byte[] decode(byte[] text) {
    try {
      return URLDecoder.decode(new String(text, UTF_8), UTF_8).getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
