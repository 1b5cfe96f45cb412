package dev.iamtracker.lake;

import java.time.Instant;
import java.time.LocalDate;

/// One immutable Parquet file of the lake: events of one day, sorted by their time.
///
/// @param name file name, unique in its day
/// @param day UTC day of all its events
/// @param rows events in it
/// @param bytes size of the file
/// @param first time of its oldest event
/// @param last time of its newest event
/// @param sha256 digest of the file, 64 hexadecimal digits
/// @param modifiedMillis when the file was last changed, in milliseconds since 1970
public record Segment(
    String name,
    LocalDate day,
    long rows,
    long bytes,
    Instant first,
    Instant last,
    String sha256,
    long modifiedMillis) {

  /// Path below the lake's folder: `event_date=2026-11-22/<name>`.
  public String path() {
    return "event_date=" + day + "/" + name;
  }
}
