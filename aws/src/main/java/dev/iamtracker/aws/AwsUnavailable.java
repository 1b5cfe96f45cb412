package dev.iamtracker.aws;

import dev.iamtracker.TrackerException;
import org.jspecify.annotations.Nullable;

/// AWS cannot be asked, or does not answer; what was collected before is kept.
public final class AwsUnavailable extends TrackerException {
  private static final long serialVersionUID = 1L;

  public AwsUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
