package dev.iamtracker.bench.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.bench.corpus.Corpora;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.cloudtrail.RecordSplitter;
import dev.iamtracker.duckdb.DuckDbQueryEngine;
import dev.iamtracker.duckdb.QueryLimits;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.store.RunStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTimingsTest {
  private static final Recipe RECIPE = Recipe.identity(2000, 2);

  @TempDir private Path folder = Path.of("");

  private LocalLake lake() throws IOException {
    Corpus corpus = new Corpora(folder, "v1", _ -> {}).get(RECIPE);
    var lake =
        new LocalLake(
            new HomeFolder(folder.resolve("home")),
            InstantSource.fixed(RECIPE.end()),
            LakeLimits.ofThisMachine());
    EventSources sources = EventSources.all();
    var parser = new RecordParser(sources::keeps, EventSources::typeOf, RECIPE.end());
    try (RunStore store = lake.begin("test")) {
      for (Path file : corpus.list()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          var splitter = new RecordSplitter(in);
          while (splitter.next() == RecordSplitter.Found.RECORD) {
            if (parser.parse(splitter.buffer(), splitter.start(), splitter.end())
                instanceof ParsedRecord.Event(var event, List<String> _)) {
              store.add(event);
            }
          }
        }
      }
      store.commit("{}");
    }
    return lake;
  }

  @Test
  void everyQueryCanBeTimedOnARealLake() throws IOException {
    try (var engine = new DuckDbQueryEngine(lake().reader(), QueryLimits.withThreads(2))) {
      Known known = Known.in(engine);
      List<Asked> all = Asked.all(new TimeWindow(RECIPE.start(), RECIPE.end()), known);

      assertThat(known.value("user")).isPresent();
      assertThat(all).hasSizeGreaterThan(QueryCatalogue.builtIn().queries().size());
      assertThat(all)
          .allSatisfy(
              asked ->
                  assertThat(QueryTimings.time(engine, asked, 1).seconds())
                      .allSatisfy(seconds -> assertThat(seconds).isPositive()));
    }
  }
}
