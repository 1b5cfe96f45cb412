package dev.iamtracker.store;

import dev.iamtracker.TrackerException;
import org.jspecify.annotations.Nullable;

/// A store that cannot be opened, read or written; nothing that was committed is lost.
public final class StoreUnavailable extends TrackerException {
  private static final long serialVersionUID = 1L;

  private final boolean busy;

  public StoreUnavailable(String message, @Nullable Throwable cause) {
    this(message, cause, /* busy= */ false);
  }

  private StoreUnavailable(String message, @Nullable Throwable cause, boolean busy) {
    super(message, cause);
    this.busy = busy;
  }

  /// Somebody else is writing to it.
  public static StoreUnavailable busy(String message) {
    return new StoreUnavailable(message, null, /* busy= */ true);
  }

  /// Whether somebody else is writing to it: later it can be used.
  public boolean isBusy() {
    return busy;
  }
}
