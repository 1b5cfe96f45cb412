package dev.iamtracker.exporter;

import dev.iamtracker.duckdb.DatabaseAhead;
import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.export.LakeFile;
import dev.iamtracker.files.LogFiles;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.function.JsonObject;
import dev.iamtracker.function.Library;
import dev.iamtracker.hunt.RunHunt;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.run.Progress;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.s3.S3LakeObjects;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Makes log files of a trail parts of the lake, one for each of their days. A file that comes
/// again becomes the same parts.
final class TrailFiles implements AutoCloseable {
  private static final int MEGABYTES = 256;
  private static final int MOST_NAMED = 10;

  private final OpenLake lake;
  private final Library library;
  private final SegmentWriter writer;
  private final Map<String, S3LakeObjects> buckets = new ConcurrentHashMap<>();

  TrailFiles(OpenLake lake, Library library) {
    this.lake = lake;
    this.library = library;
    this.writer =
        SegmentWriter.open(new DatabaseAhead(), MEGABYTES, lake.scratch().resolve("spill"));
  }

  /// Takes in a file.
  ///
  /// @throws UnusableLog when it holds no record that can be used
  /// @throws StoreUnavailable when a bucket does not do what it is asked
  RunSummary take(DeliveredFile file) {
    try {
      Files.createDirectories(lake.scratch());
      Path folder = Files.createTempDirectory(lake.scratch(), "trail-");
      try {
        return take(file, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunSummary take(DeliveredFile file, Path folder) {
    Path log = folder.resolve(file.key().endsWith(".gz") ? "log.json.gz" : "log.json");
    bucket(file).get(file.key(), log);
    Instant now = lake.clock().instant();
    try (var events = new FileEvents()) {
      RunSummary read =
          new IngestRun(plan(now), events, System::nanoTime)
              .read(
                  LogFiles.find(List.of(log.toString()), InputStream.nullInputStream()).files(),
                  List.of());
      if (read.filesRejected() > 0) {
        throw UnusableLog.of(file, events.aside());
      }
      events.aside().stream().limit(MOST_NAMED).forEach(this::name);
      events
          .days()
          .forEach(
              (day, some) -> {
                Path part = folder.resolve(day + ".parquet");
                writer.write(some, now, part);
                lake.objects().put(LakeFile.trail(day, file.digest()), part);
              });
      return read;
    }
  }

  /// The record itself stays where it was delivered.
  private void name(Quarantined record) {
    lake.log()
        .write(
            new JsonObject()
                .text("message", "a record is no event of CloudTrail and was left out")
                .number("record", record.record())
                .number("offset", record.offset())
                .text("reason", record.reason()));
  }

  private S3LakeObjects bucket(DeliveredFile file) {
    String region = file.region().or(() -> lake.access().region()).orElse("us-east-1");
    return buckets.computeIfAbsent(
        region + " " + file.bucket(),
        _ -> S3LakeObjects.open(lake.access(), region, file.bucket()));
  }

  private IngestPlan plan(Instant now) {
    var filtering = lake.settings().filtering();
    return new IngestPlan(
        EventSources.identity(filtering.extraEventSources()),
        new EventFilter(filtering.serviceEvents(), filtering.roles()),
        TimeWindow.ALL,
        1,
        now,
        new RunHunt(library.rules()),
        Progress.NONE);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Override
  public void close() {
    buckets.values().forEach(S3LakeObjects::close);
    writer.close();
  }
}
