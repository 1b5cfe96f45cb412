package dev.iamtracker.store;

import dev.iamtracker.TrackerException;
import org.jspecify.annotations.Nullable;

/// A store that cannot be opened, read or written; nothing that was committed is lost.
public class StoreUnavailable extends TrackerException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
