package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentReader;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoredEvents;
import java.util.List;
import java.util.function.Consumer;

/// The events that readers of a lake see.
public record LakeEvents(LakeReader lake, SegmentReader segments)
    implements StoredEvents, AutoCloseable {
  @Override
  public void scan(EventScan scan, Consumer<IdentityEvent> sink) {
    segments.scan(lake.visible(window(scan)).files(), scan, sink);
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
