package dev.iamtracker.config;

import java.time.Instant;
import java.time.ZoneId;

/// The hours of a day in which nobody is expected to work.
///
/// A `start` after `end` spans midnight; an equal `start` and `end` means there are none.
///
/// @param start first hour, 0-23
/// @param end first hour that is no longer one of them, 0-23
/// @param zone where the hours are told
public record OffHours(int start, int end, ZoneId zone) {
  /// @throws IllegalArgumentException for an hour that no clock shows
  public OffHours {
    if (start < 0 || start > 23 || end < 0 || end > 23) {
      throw new IllegalArgumentException("hours are 0 to 23: " + start + " " + end);
    }
  }

  public boolean covers(Instant time) {
    int hour = time.atZone(zone).getHour();
    return start > end ? hour >= start || hour < end : start <= hour && hour < end;
  }
}
