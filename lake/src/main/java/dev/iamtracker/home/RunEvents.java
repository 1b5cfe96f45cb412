package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoreUnavailable;
import dev.iamtracker.store.StoredEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Events in segments as the run that writes them sees them; damaged segments are left out, since
/// their events are not known to anybody.
record RunEvents(HomeFolder home, SegmentWriter parquet, Supplier<List<Segment>> segments)
    implements StoredEvents {
  @Override
  public void scan(EventScan scan, Consumer<IdentityEvent> sink) {
    scan(scan, () -> Optional::of, sink);
  }

  @Override
  public <T> void scan(
      EventScan scan, Supplier<Function<IdentityEvent, Optional<T>>> work, Consumer<T> sink) {
    List<Segment> some =
        of(scan.from(), scan.to()).filter(segment -> isWhole(segment, false)).toList();
    try {
      scan(some, scan, work, sink);
    } catch (StoreUnavailable e) {
      // Damage that a file does not show shows when it is read.
      List<Segment> whole = some.stream().filter(segment -> isWhole(segment, true)).toList();
      if (whole.size() == some.size()) {
        throw e;
      }
      scan(whole, scan, work, sink);
    }
  }

  private <T> void scan(
      List<Segment> some,
      EventScan scan,
      Supplier<Function<IdentityEvent, Optional<T>>> work,
      Consumer<T> sink) {
    parquet.scan(some.stream().map(home::file).toList(), scan, work, sink);
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

  private boolean isWhole(Segment segment, boolean thoroughly) {
    return SegmentFile.fault(home.file(segment), segment, thoroughly).isEmpty();
  }
}
