package dev.iamtracker.day;

import dev.iamtracker.duckdb.DatabaseAhead;
import dev.iamtracker.duckdb.SegmentReader;
import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.export.DayFiles;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// The files of a day, made in a lake of its own in a folder that is gone afterwards.
public final class SortedDay implements DayFiles {
  /// Files of the lake that are fetched and read at a time.
  private static final int AT_ONCE = 32;

  private static final int FETCHING = 8;
  private static final int READER_MEGABYTES = 256;

  private final LocalDate day;
  private final Path folder;
  private final DayLimits limits;
  private final LocalLake lake;
  private final RunStore store;
  private final AtomicLong events = new AtomicLong();
  private final Semaphore writers;
  private boolean open = true;

  private SortedDay(LocalDate day, Path folder, InstantSource clock, DayLimits limits) {
    this.day = day;
    this.folder = folder;
    this.limits = limits;
    this.lake = new LocalLake(new HomeFolder(folder.resolve("home")), clock, limits.writing());
    this.writers = new Semaphore(limits.writing().threads());
    this.store = lake.begin("export");
  }

  /// Makes files below a folder.
  public static DayFiles.Factory in(Path scratch, InstantSource clock, DayLimits limits) {
    return day -> {
      try {
        Files.createDirectories(scratch);
        Path folder = Files.createTempDirectory(scratch, "day-");
        return new SortedDay(day, folder, clock, limits);
      } catch (IOException e) {
        throw new StoreUnavailable("cannot make a folder in " + scratch + ": " + e.getMessage(), e);
      }
    };
  }

  /// A thread that finds memory full writes a segment, and others would fill it again meanwhile.
  @Override
  public void add(List<IdentityEvent> some) {
    writers.acquireUninterruptibly();
    try {
      some.forEach(this::add);
    } finally {
      writers.release();
    }
  }

  private void add(IdentityEvent event) {
    if (store.add(event)) {
      events.incrementAndGet();
    }
  }

  @Override
  public void addFiles(List<String> keys, Fetch fetch) {
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      List<Path> files = new Fetching(folder.resolve("fetched"), FETCHING).get(some, fetch);
      try (var reader = SegmentReader.open(limits.writing().threads(), READER_MEGABYTES)) {
        reader.scan(files, EventScan.ALL, () -> Optional::of, this::addStored);
      }
      files.forEach(Scratch::delete);
    }
  }

  private void addStored(IdentityEvent event) {
    if (!event.date().equals(day)) {
      throw new StoreUnavailable(
          "a file of %s holds an event of %s: %s".formatted(day, event.date(), event.id()), null);
    }
    add(event);
  }

  @Override
  public Written write() {
    store.commit("{}");
    open = false;
    store.close();
    List<Path> segments = lake.reader().visible(TimeWindow.ALL).files();
    if (segments.isEmpty()) {
      return new Written(List.of(), 0);
    }
    List<Path> files = names(segments.stream().mapToLong(Scratch::size).sum());
    try (var writer =
        SegmentWriter.open(new DatabaseAhead(), limits.sortMegabytes(), folder.resolve("spill"))) {
      writer.split(segments, files);
      long written = files.stream().mapToLong(file -> writer.extent(file).rows()).sum();
      if (written != events.get()) {
        throw new StoreUnavailable(
            "%s has %d events, and its files hold %d".formatted(day, events.get(), written), null);
      }
      return new Written(files, written);
    }
  }

  private List<Path> names(long bytes) {
    int count = 1;
    while (bytes / count > limits.fileBytes()) {
      count *= 2;
    }
    var names = new ArrayList<Path>();
    for (int i = 0; i < count; i++) {
      names.add(folder.resolve("part-%05d.parquet".formatted(i)));
    }
    return names;
  }

  @Override
  public void close() {
    try {
      if (open) {
        store.close();
      }
    } finally {
      Scratch.delete(folder);
    }
  }
}
