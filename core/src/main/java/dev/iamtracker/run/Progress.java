package dev.iamtracker.run;

/// Hears how far a run has come; called often and from several threads.
public interface Progress {
  /// Nobody listens.
  Progress NONE = (bytes, records) -> {};

  /// Some more of the input was read.
  ///
  /// @param bytes of files on disk
  /// @param records met in them
  void more(long bytes, long records);
}
