package dev.iamtracker.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A value of a query parameter after parsing: everything but text becomes a literal in the SQL.
public sealed interface ParameterValue {
  /// Free text, bound and never part of the SQL.
  record Text(String text) implements ParameterValue {}

  /// A whole number.
  record Whole(long number) implements ParameterValue {}

  /// A day, UTC.
  record Day(LocalDate date) implements ParameterValue {}

  /// A moment.
  record Moment(Instant instant) implements ParameterValue {}

  /// A time zone of the zone list; never an offset.
  record Zone(ZoneId zone) implements ParameterValue {
    /// @throws IllegalArgumentException for a zone that is not in the list
    public Zone {
      if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
        throw new IllegalArgumentException("not a zone of the list: " + zone);
      }
    }
  }
}
