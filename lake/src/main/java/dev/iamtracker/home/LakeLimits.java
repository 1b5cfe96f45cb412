package dev.iamtracker.home;

/// How much memory and how many threads writing to the lake may take.
///
/// @param threads that write segments at the same time
/// @param eventBytes of events waiting for their file
/// @param idBytes of event ids of the days being written to
/// @param engineMegabytes for DuckDB
public record LakeLimits(int threads, long eventBytes, long idBytes, int engineMegabytes) {
  private static final long MEGABYTE = 1 << 20;

  /// @throws IllegalArgumentException for a limit that leaves no room
  public LakeLimits {
    if (threads < 1 || eventBytes < 1 || idBytes < 1 || engineMegabytes < 64) {
      throw new IllegalArgumentException("limits leave no room to write");
    }
  }

  /// What fits this machine and the heap this program was given.
  public static LakeLimits ofThisMachine() {
    long heap = Runtime.getRuntime().maxMemory();
    return new LakeLimits(
        Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors())),
        Math.max(16 * MEGABYTE, heap / 4),
        Math.max(8 * MEGABYTE, heap / 5),
        256);
  }
}
