package dev.iamtracker.cloudtrail;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An input that cannot be read to its end: truncated, damaged or hostile compression.
public final class UnreadableInput extends IOException {
  private static final long serialVersionUID = 1L;

  public UnreadableInput(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
