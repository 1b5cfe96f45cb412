package dev.iamtracker.cli.summary;

import java.nio.file.Path;

/// Where the lake of a run lies and how to ask it.
///
/// @param lake folder of the events
/// @param home folder to name in commands
/// @param homeIsDefault whether commands find that home by themselves
/// @param program how the user starts this program
public record LakePlace(Path lake, Path home, boolean homeIsDefault, String program) {
  /// A command line to copy, such as `iat query failed_auth --home /tmp/x`.
  String command(String arguments) {
    String line = commandAlone(arguments);
    return homeIsDefault ? line : line + " --home " + quoted(home.toString());
  }

  /// The same for one that needs no home.
  String commandAlone(String arguments) {
    return quoted(program) + ' ' + arguments;
  }

  /// The word as a POSIX shell reads it.
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./~:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
