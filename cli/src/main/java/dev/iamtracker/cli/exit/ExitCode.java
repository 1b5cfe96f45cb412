package dev.iamtracker.cli.exit;

/// What the program tells the one that started it.
public final class ExitCode {
  /// Everything that was asked for.
  public static final int DONE = 0;

  /// Failed; there is nothing to rely on.
  public static final int FAILED = 1;

  /// The command line cannot be used; nothing was started.
  public static final int USAGE = 2;

  /// Done, but something is missing: input rejected, a segment skipped, a gap in coverage.
  public static final int INCOMPLETE = 3;

  private ExitCode() {}
}
