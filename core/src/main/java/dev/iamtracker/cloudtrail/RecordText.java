package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What can be done to a record before it is parsed, or when it cannot be.
public final class RecordText {
  private static final int HEAD = 64 << 10;

  private RecordText() {}

  /// The record without white space between its tokens.
  public static byte[] compact(byte[] json, int start, int end) {
    return JsonText.compact(json, start, end);
  }

  /// The record with U+FFFD for every byte that is not UTF-8; null when there is no such byte.
  public static byte @Nullable [] repairedUtf8(byte[] json, int start, int end) {
    byte[] valid = JsonText.validUtf8(json, start, end);
    return Arrays.equals(valid, 0, valid.length, json, start, end) ? null : valid;
  }

  /// The first bytes of what is no record.
  public static byte[] head(byte[] json, int start, int end) {
    return Arrays.copyOfRange(json, start, Math.min(end, start + HEAD));
  }

  /// The text of a broken record, with everything that looks like the value of a secret taken out.
  public static String withoutSecrets(byte[] json) {
    return BrokenText.withoutSecrets(new String(json, UTF_8));
  }
}
