package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoredEvents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Events in segments as the run that writes them sees them; damaged segments are left out, since
/// their events are not known to anybody.
record RunEvents(HomeFolder home, SegmentWriter parquet, Supplier<List<Segment>> segments)
    implements StoredEvents {
  @Override
  public void scan(EventScan scan, Consumer<IdentityEvent> sink) {
    List<Path> files =
        of(scan.from(), scan.to())
            .filter(segment -> SegmentFile.fault(home.file(segment), segment, false).isEmpty())
            .map(home::file)
            .toList();
    if (scan.frequent().isPresent()) {
      parquet.scanTogether(files, scan, sink);
    } else {
      parquet.scan(files, scan, sink);
    }
  }

  @Override
  public boolean mayHold(Instant from, Instant to) {
    return of(from, to).findAny().isPresent();
  }

  private Stream<Segment> of(Instant from, Instant to) {
    return segments.get().stream()
        .filter(segment -> !segment.last().isBefore(from))
        .filter(segment -> !segment.first().isAfter(to));
  }
}
