package dev.iamtracker.cloudtrail;

import java.io.IOException;
import java.io.InputStream;

/// One file of a folder, an archive or a bucket that may hold CloudTrail records.
///
/// A file is opened once. An archive is one log file of many [Entry]s: they can only be read in
/// their order.
public interface LogFile {
  /// Name for messages: the path as the user gave it, inside an archive `archive.zip!/entry`.
  String name();

  /// Size on disk in bytes, 0 when unknown.
  long bytes();

  /// Reads every entry from the first to the last.
  ///
  /// @throws IOException when the file cannot be read further; what was handed out before counts
  void read(EntryReader reader) throws IOException;

  /// Takes the content of one entry, decompressed.
  @FunctionalInterface
  interface EntryReader {
    /// Called once for each entry, in order.
    ///
    /// @param content positioned at the first byte; closed by the caller of this method. Reading it
    ///   throws [UnreadableInput] for damaged or hostile compression
    void entry(String name, InputStream content) throws IOException;
  }
}
