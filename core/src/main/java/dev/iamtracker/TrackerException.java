package dev.iamtracker;

import org.jspecify.annotations.Nullable;

/// Something outside this program failed. The message says what was tried, on what, and what to do
/// next; it is shown to the user as it is.
public class TrackerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrackerException(String message) {
    super(message);
  }

  public TrackerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
