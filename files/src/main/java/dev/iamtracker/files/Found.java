package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.LogFile;
import java.util.List;

/// What the paths a user named lead to.
///
/// @param files every regular file, each real file once: by the delivery time in its name, files
///   without one after them by name
/// @param missing what was asked for, or lies in a folder that was, and cannot be read
/// @param skipped what lies in a folder and is no file: pipes, sockets, devices, links that lead
///   nowhere
/// @param litter files that operating systems leave behind (`.DS_Store` and the like), left out
public record Found(
    List<LogFile> files, List<Missing> missing, List<Skipped> skipped, long litter) {
  public Found {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
    skipped = List.copyOf(skipped);
  }

  /// An input that should have been read.
  ///
  /// @param path as the user gave it, or below it
  /// @param reason in words, with what to do where that helps
  public record Missing(String path, String reason) {}

  /// Something in a folder that cannot hold a log.
  public record Skipped(String path, String reason) {}
}
