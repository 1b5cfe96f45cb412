package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoreUnavailable;
import dev.iamtracker.store.StoredEvents;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Events in segments as the run that writes them sees them; damaged segments are left out, since
/// their events are not known to anybody.
record RunEvents(HomeFolder home, SegmentWriter parquet, Supplier<List<Segment>> segments)
    implements StoredEvents {
  @Override
  public void scan(EventScan scan, Consumer<IdentityEvent> sink) {
    List<Segment> wanted =
        segments.get().stream()
            .filter(segment -> !segment.last().isBefore(scan.from()))
            .filter(segment -> !segment.first().isAfter(scan.to()))
            .filter(segment -> isWhole(segment, false))
            .toList();
    if (scan.frequent().isPresent()) {
      scan(wanted, scan, sink);
    } else {
      wanted.forEach(segment -> scan(List.of(segment), scan, sink));
    }
  }

  /// Damage that a file does not show shows when it is read.
  private void scan(List<Segment> some, EventScan scan, Consumer<IdentityEvent> sink) {
    try {
      parquet.scan(some.stream().map(home::file).toList(), scan, sink);
    } catch (StoreUnavailable e) {
      List<Segment> whole = some.stream().filter(segment -> isWhole(segment, true)).toList();
      if (whole.size() == some.size()) {
        throw e;
      }
      parquet.scan(whole.stream().map(home::file).toList(), scan, sink);
    }
  }

  private boolean isWhole(Segment segment, boolean thoroughly) {
    return SegmentFile.fault(home.file(segment), segment, thoroughly).isEmpty();
  }
}
