package dev.iamtracker.cli.terminal;

/// How many terminal columns text takes: two for East Asian wide characters and emoji, none for
/// combining marks.
public final class DisplayWidth {
  /// First and last of each range that is wide or full-width in Unicode's East Asian Width table,
  /// emoji left out: the JDK knows those.
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F,
    0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6,
    0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F200, 0x1F2FF, 0x20000, 0x3FFFD
  };

  private DisplayWidth() {}

  /// Columns that a text takes, after [SafeText#of].
  public static int of(String text) {
    int width = 0;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int codePoint = text.codePointAt(i);
      next = i + Character.charCount(codePoint);
      width += of(codePoint);
    }
    return width;
  }

  /// Columns that one character takes.
  static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || isJamoTail(codePoint)) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /// Vowels and final consonants that join the Hangul syllable before them.
  private static boolean isJamoTail(int codePoint) {
    return (codePoint >= 0x1160 && codePoint <= 0x11FF)
        || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
  }

  private static boolean isWide(int codePoint) {
    for (int i = 0; i < WIDE.length; i += 2) {
      if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) {
        return true;
      }
    }
    return Character.isEmojiPresentation(codePoint) && !isRegionalIndicator(codePoint);
  }

  /// Half of a flag: two of them make one wide character.
  private static boolean isRegionalIndicator(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }
}
