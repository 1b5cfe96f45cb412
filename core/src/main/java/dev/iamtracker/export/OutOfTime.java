package dev.iamtracker.export;

import dev.iamtracker.TrackerException;
import java.time.LocalDate;

/// There is not enough time left for a day.
final class OutOfTime extends TrackerException {
  private static final long serialVersionUID = 1L;

  private OutOfTime(String message) {
    super(message);
  }

  static OutOfTime forDay(LocalDate day) {
    return new OutOfTime(
        day
            + " has more events than there is time to export: give the function more time, or more"
            + " memory, which makes it faster, or send such accounts through a trail");
  }
}
