package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentReader;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoredEvents;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The events that readers of a lake see.
public record LakeEvents(LakeReader lake, SegmentReader segments)
    implements StoredEvents, AutoCloseable {
  @Override
  public void scan(EventScan scan, Consumer<IdentityEvent> sink) {
    scan(scan, () -> Optional::of, sink);
  }

  @Override
  public <T> void scan(
      EventScan scan, Supplier<Function<IdentityEvent, Optional<T>>> work, Consumer<T> sink) {
    segments.scan(lake.visible(window(scan)).files(), scan, work, sink);
  }

  /// Segments of a scan that cannot be read, each in words.
  public List<String> damaged(EventScan scan) {
    return lake.visible(window(scan)).damaged();
  }

  private static TimeWindow window(EventScan scan) {
    return new TimeWindow(scan.from(), scan.to().plusMillis(1));
  }

  @Override
  public void close() {
    segments.close();
  }
}
