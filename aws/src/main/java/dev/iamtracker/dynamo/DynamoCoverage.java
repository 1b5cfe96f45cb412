package dev.iamtracker.dynamo;

import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRanges;
import dev.iamtracker.dynamo.Packer.Unpacker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What was read of event history, in the control table: an item for each stream, with what people
/// look for under the names that it always had, and one item that names all streams.
final class DynamoCoverage implements CoverageLedger {
  private static final Key STREAMS = Key.of("streams");
  private static final String NAMES = "names";

  private static final String ACCOUNT = "account";
  private static final String REGION = "aws_region";
  private static final String SOURCE = "event_source";
  private static final String RANGES = "ranges";
  private static final String BEGAN = "began";
  private static final String SWEPT = "swept";
  private static final String LAST_READ = "last_read";
  private static final String REQUESTS = "requests";

  private static final String COVERED = "last_processed_timestamp";
  private static final String WRITTEN = "last_execution_time";
  private static final String EVENTS = "events_processed_count";
  private static final String STATUS = "processing_status";
  private static final String FAULT = "last_error";

  private final Items items;
  private final InstantSource clock;

  /// @param items of the control table
  DynamoCoverage(Items items, InstantSource clock) {
    this.items = items;
    this.clock = clock;
  }

  @Override
  public List<Coverage> all() {
    Set<Key> keys =
        items.get(STREAMS).map(DynamoCoverage::names).orElse(Set.of()).stream()
            .map(Key::of)
            .collect(Collectors.toSet());
    return keys.isEmpty()
        ? List.of()
        : items.get(keys).values().stream()
            .map(DynamoCoverage::read)
            .sorted(Comparator.comparing(Coverage::stream))
            .toList();
  }

  @Override
  public void put(Collection<Coverage> streams) {
    var all = new HashMap<Key, Coverage>();
    streams.forEach(one -> all.put(Key.of(one.stream().toString()), one));
    Map<Key, Item> there = items.get(all.keySet());
    if (there.size() < all.size()) {
      Set<String> names = all.keySet().stream().map(Key::partition).collect(Collectors.toSet());
      items.change(Set.of(STREAMS), before -> named(before, names));
    }
    items.change(
        all.keySet(),
        before -> Optional.ofNullable(all.get(before.key())).map(one -> fill(before, one)));
  }

  private static Optional<Item> named(Item before, Set<String> more) {
    Set<String> names = names(before);
    return names.addAll(more)
        ? Optional.of(before.with(NAMES, new Packer().texts(List.copyOf(names)).pack()))
        : Optional.empty();
  }

  private static Set<String> names(Item item) {
    byte[] packed = item.bytes(NAMES);
    return packed.length == 0 ? new TreeSet<>() : new TreeSet<>(new Unpacker(packed).texts());
  }

  private Item fill(Item before, Coverage one) {
    Instant now = clock.instant();
    return before
        .with(ACCOUNT, one.stream().account())
        .with(REGION, one.stream().region())
        .with(SOURCE, one.stream().source())
        .with(BEGAN, one.began().getEpochSecond())
        .with(SWEPT, one.swept().getEpochSecond())
        .with(LAST_READ, one.lastRead().map(Instant::toString).orElse(null))
        .with(REQUESTS, one.requests())
        .with(EVENTS, one.events())
        .with(COVERED, one.coveredUntil(now).map(Instant::toString).orElse(null))
        .with(WRITTEN, now.toString())
        .with(STATUS, one.fault().isEmpty() ? "ok" : "failed")
        .with(FAULT, one.fault().orElse(null))
        .with(
            RANGES,
            new Packer()
                .text(one.wanted().text())
                .text(one.read().text())
                .text(one.settled().text())
                .text(one.resweep().text())
                .pack());
  }

  private static Coverage read(Item item) {
    var ranges = new Unpacker(item.bytes(RANGES));
    return new Coverage(
        new StreamId(
            item.text(ACCOUNT).orElse(""),
            item.text(REGION).orElse(""),
            item.text(SOURCE).orElse("")),
        Instant.ofEpochSecond(item.number(BEGAN)),
        TimeRanges.parse(ranges.text()),
        TimeRanges.parse(ranges.text()),
        TimeRanges.parse(ranges.text()),
        TimeRanges.parse(ranges.text()),
        Instant.ofEpochSecond(item.number(SWEPT)),
        item.text(LAST_READ).map(Instant::parse),
        item.number(EVENTS),
        item.number(REQUESTS),
        item.text(FAULT));
  }
}
