package dev.iamtracker.cli.terminal;

import dev.iamtracker.TrackerException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A standard stream that speaks UTF-8 and does not hide that nobody reads any more, or that the
/// disk behind it is full, as `System.out` does. It says so once; what follows is dropped.
public final class StandardStream extends OutputStream {
  private static final int BUFFER = 1 << 16;

  private final OutputStream stream;
  private boolean failed;

  private StandardStream(OutputStream stream) {
    this.stream = stream;
  }

  /// A buffered writer; what it holds is written by `flush`.
  public static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(
        new OutputStreamWriter(
            new BufferedOutputStream(new StandardStream(stream), BUFFER), StandardCharsets.UTF_8));
  }

  /// @throws ReaderGone when the program that read the output has ended
  /// @throws TrackerException when the output cannot be written
  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failed) {
      return;
    }
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void flush() {
    if (failed) {
      return;
    }
    try {
      stream.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(IOException e) {
    failed = true;
    String reason = String.valueOf(e.getMessage());
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("broken pipe") || lower.contains("pipe is being closed")) {
      return new ReaderGone();
    }
    return new TrackerException("Cannot write the output: " + reason + ".", e);
  }

  /// Nobody reads the output any more, as after `| head -1`: a reason to stop, not an error.
  public static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGone() {
      super("nobody reads the output any more");
    }
  }
}
