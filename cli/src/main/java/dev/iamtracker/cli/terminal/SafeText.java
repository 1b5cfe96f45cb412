package dev.iamtracker.cli.terminal;

import dev.iamtracker.event.VisibleText;

/// Text out of data, made safe to show on a terminal; see [VisibleText].
public final class SafeText {
  private SafeText() {}

  /// The text with every unsafe character escaped; the same object where nothing is unsafe.
  public static String of(String text) {
    return VisibleText.of(text);
  }

  /// Whether a character shows as itself and nothing else happens.
  public static boolean isSafe(int codePoint) {
    return VisibleText.isSafe(codePoint);
  }
}
