package dev.iamtracker.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/// Collects records in the order of buckets and writes what is due, several files at once.
///
/// Only the calling thread decides what lies in which file, so the files do not depend on how many
/// threads compress them.
final class Deliveries {
  private static final int MAX_RECORDS_PER_FILE = 10_000;

  private final DeliveryFolder folder;
  private final Crew crew;
  private final Map<Stream, List<Delivered>> waiting = new TreeMap<>();
  private final LongAdder bytes = new LongAdder();
  private List<Future<?>> writing = new ArrayList<>();
  private long files;
  private long records;

  Deliveries(DeliveryFolder folder, Crew crew) {
    this.folder = folder;
    this.crew = crew;
  }

  void add(Map<Stream, List<Delivered>> streams) {
    streams.forEach(
        (stream, added) -> waiting.computeIfAbsent(stream, _ -> new ArrayList<>()).addAll(added));
  }

  /// Writes everything delivered before a time; waits for the files begun by the call before.
  void writeUntil(long limit) throws IOException {
    List<Future<?>> before = writing;
    writing = new ArrayList<>();
    for (Map.Entry<Stream, List<Delivered>> entry : waiting.entrySet()) {
      List<Delivered> due = new ArrayList<>();
      List<Delivered> later = new ArrayList<>();
      for (Delivered record : entry.getValue()) {
        (record.second() < limit ? due : later).add(record);
      }
      entry.setValue(later);
      due.sort(Comparator.comparingLong(Delivered::second));
      write(entry.getKey(), due);
    }
    Crew.await(before);
  }

  /// Waits for all files.
  void finish() throws IOException {
    Crew.await(writing);
  }

  boolean isEmpty() {
    return waiting.values().stream().allMatch(List::isEmpty);
  }

  long files() {
    return files;
  }

  long records() {
    return records;
  }

  long bytes() {
    return bytes.sum();
  }

  private void write(Stream stream, List<Delivered> due) {
    int parts = (due.size() + MAX_RECORDS_PER_FILE - 1) / MAX_RECORDS_PER_FILE;
    for (int i = 0; i < parts; i++) {
      int part = i;
      List<Delivered> content =
          due.subList(
              (int) ((long) due.size() * part / parts),
              (int) ((long) due.size() * (part + 1) / parts));
      writing.add(crew.submit(() -> bytes.add(folder.write(stream, part, content))));
      files++;
    }
    records += due.size();
  }
}
