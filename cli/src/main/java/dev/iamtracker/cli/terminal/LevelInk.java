package dev.iamtracker.cli.terminal;

import dev.iamtracker.finding.Level;

/// The colours of levels.
public final class LevelInk {
  private LevelInk() {}

  /// Text in the colour of a level.
  public static String of(Ink ink, Level level, String text) {
    return switch (level) {
      case CRITICAL -> ink.bold(ink.red(text));
      case HIGH -> ink.red(text);
      case MEDIUM -> ink.yellow(text);
      case LOW -> ink.cyan(text);
      case INFORMATIONAL -> ink.dim(text);
    };
  }
}
