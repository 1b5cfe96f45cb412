package dev.iamtracker.config;

import dev.iamtracker.TrackerException;

/// A setting, option or parameter that cannot be used; the message names it, its value and what is
/// allowed. Nothing was started.
public final class InvalidConfiguration extends TrackerException {
  private static final long serialVersionUID = 1L;

  public InvalidConfiguration(String message) {
    super(message);
  }
}
