package dev.iamtracker.event;

/// Text out of events, made safe to show: what could move a cursor, hide or reorder text becomes a
/// visible escape such as `\x1b` or `\u202e`.
///
/// Log fields are written by whoever calls an API: a user agent may hold terminal commands, a
/// session name may read backwards.
public final class VisibleText {
  private VisibleText() {}

  /// The text with every unsafe character escaped; the same object where nothing is unsafe.
  public static String of(String text) {
    int unsafe = firstUnsafe(text);
    if (unsafe < 0) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, unsafe);
    int next;
    for (int i = unsafe; i < text.length(); i = next) {
      int codePoint = text.codePointAt(i);
      next = i + Character.charCount(codePoint);
      if (isSafe(codePoint)) {
        safe.appendCodePoint(codePoint);
      } else {
        safe.append(escape(codePoint));
      }
    }
    return safe.toString();
  }

  /// Whether a character shows as itself and nothing else happens.
  public static boolean isSafe(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint >= ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isInvisible(codePoint);
    };
  }

  private static int firstUnsafe(String text) {
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int codePoint = text.codePointAt(i);
      if (!isSafe(codePoint)) {
        return i;
      }
      next = i + Character.charCount(codePoint);
    }
    return -1;
  }

  /// Letters, marks and symbols that draw nothing: joiners, fillers, variation selectors.
  private static boolean isInvisible(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default ->
          (codePoint >= 0x180B && codePoint <= 0x180F)
              || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
              || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    };
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        if (codePoint <= 0xff) {
          yield "\\x" + hex(codePoint, 2);
        }
        yield codePoint <= 0xffff
            ? "\\u" + hex(codePoint, 4)
            : "\\u{" + Integer.toHexString(codePoint) + "}";
      }
    };
  }

  private static String hex(int codePoint, int digits) {
    String hex = Integer.toHexString(codePoint);
    return "0".repeat(digits - hex.length()) + hex;
  }
}
