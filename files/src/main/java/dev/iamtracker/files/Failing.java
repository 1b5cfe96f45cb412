package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.InputStream;

/// Content that cannot be read at all and says why when somebody tries.
final class Failing extends InputStream {
  private final UnreadableInput failure;

  Failing(UnreadableInput failure) {
    this.failure = failure;
  }

  Failing(String reason) {
    this(new UnreadableInput(reason, null));
  }

  @Override
  public int read() throws UnreadableInput {
    throw failure;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws UnreadableInput {
    throw failure;
  }
}
