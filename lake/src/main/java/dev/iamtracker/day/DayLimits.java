package dev.iamtracker.day;

import dev.iamtracker.home.LakeLimits;

/// What making the files of a day may take.
///
/// @param writing while events come in
/// @param sortMegabytes for sorting them in the end; what does not fit goes to the disk
/// @param fileBytes of a file at most, roughly
public record DayLimits(LakeLimits writing, int sortMegabytes, long fileBytes) {
  private static final long MEGABYTE = 1 << 20;

  /// For a function with 2 GB of memory and a heap of 768 MB: the ids of 5 million events, and
  /// events enough that a file of a large day is read in some dozens of pieces.
  public static final DayLimits FUNCTION =
      new DayLimits(new LakeLimits(2, 160 * MEGABYTE, 300 * MEGABYTE, 256), 700, 512 * MEGABYTE);
}
