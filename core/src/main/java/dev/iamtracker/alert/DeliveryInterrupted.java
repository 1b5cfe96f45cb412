package dev.iamtracker.alert;

import dev.iamtracker.TrackerException;

/// Sending was stopped from outside; what was not sent stays in the outbox.
public final class DeliveryInterrupted extends TrackerException {
  private static final long serialVersionUID = 1L;

  DeliveryInterrupted(InterruptedException cause) {
    super("sending alerts was interrupted: those that are left are sent the next time", cause);
  }
}
