package dev.iamtracker.bench.parsing;

import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.cloudtrail.RecordSplitter;
import dev.iamtracker.filter.EventSources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// One thread over delivery files in memory: cutting them into records, parsing these too, and
/// Jackson visiting every token of the same bytes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParserBenchmark {
  static final String FOLDER = "bench.corpus.";
  static final long ENOUGH_BYTES = 32 << 20;
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  /// Which corpus; its folder is in the property of that name.
  @Param({"identity", "others"})
  String corpus = "";

  private final JsonFactory jackson = new JsonFactory();
  private final EventSources sources = EventSources.identity(List.of());
  private final RecordParser parser = new RecordParser(sources::keeps, EventSources::typeOf, NOW);
  private LoadedFiles loaded = new LoadedFiles(List.of(), 0);

  @Setup
  public void load() throws IOException {
    String folder = System.getProperty(FOLDER + corpus, "");
    loaded = LoadedFiles.of(Path.of(folder), ENOUGH_BYTES);
    if (loaded.bytes() == 0) {
      throw new IllegalStateException("no files in " + folder);
    }
  }

  /// @return the number of records
  @Benchmark
  public long split() throws IOException {
    long records = 0;
    for (byte[] file : loaded.files()) {
      var splitter = new RecordSplitter(new ByteArrayInputStream(file));
      while (splitter.next() == RecordSplitter.Found.RECORD) {
        records++;
      }
    }
    return records;
  }

  /// @return the number of identity events
  @Benchmark
  public long parse() throws IOException {
    long events = 0;
    for (byte[] file : loaded.files()) {
      var splitter = new RecordSplitter(new ByteArrayInputStream(file));
      while (splitter.next() == RecordSplitter.Found.RECORD) {
        ParsedRecord record = parser.parse(splitter.buffer(), splitter.start(), splitter.end());
        events += record instanceof ParsedRecord.Event ? 1 : 0;
      }
    }
    return events;
  }

  /// @return the number of tokens
  @Benchmark
  public long jackson() {
    long tokens = 0;
    for (byte[] file : loaded.files()) {
      try (JsonParser tokenizer = jackson.createParser(ObjectReadContext.empty(), file)) {
        JsonToken token = tokenizer.nextToken();
        while (token != null) {
          tokens++;
          token = tokenizer.nextToken();
        }
      }
    }
    return tokens;
  }
}
