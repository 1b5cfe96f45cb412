package dev.iamtracker.cli.terminal;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a command writes, and what it may do there.
///
/// @param out results
/// @param err everything else
/// @param showsOut whether results go to a terminal, not to a file or another program
/// @param showsErr whether everything else does
/// @param coloured whether colours are welcome on a terminal
/// @param width columns of the terminal; a sane width where there is none
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean showsOut,
    boolean showsErr,
    boolean coloured,
    int width) {
  /// Columns to fill where nobody says how many there are.
  public static final int DEFAULT_WIDTH = 120;

  private static final int NARROWEST = 20;
  private static final int WIDEST = 10_000;

  /// The terminal that environment and launcher describe.
  ///
  /// The launcher knows which stream is a terminal and how wide it is; it says so in the properties
  /// `iat.out.terminal`, `iat.err.terminal` and `iat.columns`. COLUMNS is the user's word and
  /// stands above it. NO_COLOR and TERM=dumb switch colours off.
  ///
  /// @param console whether the program was started on a terminal, for want of a better answer
  public static Terminal of(
      Map<String, String> environment,
      Map<String, String> properties,
      boolean console,
      PrintWriter out,
      PrintWriter err) {
    boolean showsOut = flag(properties.get("iat.out.terminal"), console);
    boolean showsErr = flag(properties.get("iat.err.terminal"), console);
    String noColour = environment.getOrDefault("NO_COLOR", "");
    boolean coloured = noColour.isEmpty() && !"dumb".equals(environment.get("TERM"));
    int detected =
        showsOut || showsErr
            ? columns(properties.get("iat.columns"), DEFAULT_WIDTH)
            : DEFAULT_WIDTH;
    int width = columns(environment.get("COLUMNS"), detected);
    return new Terminal(out, err, showsOut, showsErr, coloured, width);
  }

  /// Ink for results.
  public Ink outInk() {
    return coloured && showsOut ? Ink.COLOURED : Ink.PLAIN;
  }

  /// Ink for everything else.
  public Ink errInk() {
    return coloured && showsErr ? Ink.COLOURED : Ink.PLAIN;
  }

  private static boolean flag(@Nullable String value, boolean otherwise) {
    return value == null ? otherwise : Boolean.parseBoolean(value);
  }

  private static int columns(@Nullable String value, int otherwise) {
    if (value == null || !value.matches("[0-9]{1,5}")) {
      return otherwise;
    }
    int columns = Integer.parseInt(value);
    return columns < NARROWEST || columns > WIDEST ? otherwise : columns;
  }
}
