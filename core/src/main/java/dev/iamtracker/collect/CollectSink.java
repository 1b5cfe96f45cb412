package dev.iamtracker.collect;

import dev.iamtracker.collect.EventHistory.Found;
import java.util.Collection;
import java.util.List;

/// Where collected events go; used by one thread.
public interface CollectSink {
  /// Takes events of a stream.
  ///
  /// @return how many of them were not there
  long store(StreamId stream, List<Found> events);

  /// Makes everything durable that was stored, and together with it what was read: never the one
  /// without the other.
  ///
  /// @param changed what is known now of the streams that something was read of
  /// @param last whether nothing is left to be read
  void checkpoint(Collection<Coverage> changed, boolean last);

  /// Hears how far it has come, about once a second.
  default void progress(CollectProgress progress) {}
}
