package dev.iamtracker.export;

import java.util.Optional;

/// Lets one export run at a time.
public interface LakeLease {
  /// Takes the lease.
  ///
  /// @param run who takes it
  /// @return empty while another run has it; one that was killed loses it after some time
  Optional<Held> take(String run);

  /// A lease that was taken.
  interface Held extends AutoCloseable {
    /// Gives it back.
    @Override
    void close();
  }
}
