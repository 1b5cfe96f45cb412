package dev.iamtracker.query;

import dev.iamtracker.TrackerException;
import org.jspecify.annotations.Nullable;

/// A statement that the engine refused, could not finish in time or failed at.
public final class QueryFailed extends TrackerException {
  private static final long serialVersionUID = 1L;

  public QueryFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
