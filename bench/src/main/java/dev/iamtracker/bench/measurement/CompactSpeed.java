package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.folder.Folder;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.yardstick.MergeParquet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Merging the small segments of many runs, against the same by DuckDB alone.
public final class CompactSpeed implements Measurement {
  private static final int INGESTS = 8;

  @Override
  public String name() {
    return "compact";
  }

  @Override
  public String title() {
    return "Compaction of a lake of 8 ingests";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Corpus corpus = bench.corpus(Recipe.simulation(Sizes.USUAL_RECORDS, Sizes.USUAL_DAYS));
    Path scattered = bench.place("compact-before");
    Path home = bench.place("compact");
    Path merged = bench.place("compact-by-duckdb");
    scatter(bench, corpus, scattered);
    List<Series> series =
        new Turns(bench, bench.runs(), /* warmUp= */ true)
            .of(
                new Side(
                    "compact",
                    bench.iat().command("compact", "--home", home.toString()),
                    () -> {
                      new Folder(home).delete();
                      new Folder(scattered).copyTo(home);
                    }),
                Side.afresh(
                    "duckdb",
                    bench.program(
                        List.of(),
                        MergeParquet.class,
                        scattered.resolve("lake/iam-events").toString(),
                        merged.toString()),
                    merged));
    Series ours = series.getFirst();
    Series duckDb = series.getLast();
    return new Outcome(
        name(),
        title(),
        List.of(ours.shown(), duckDb.shown()),
        List.of(
            corpus.sentence(),
            "Every eighth of its files was ingested on its own. `iat compact` also checks the"
                + " digest of every segment and commits day by day; DuckDB alone uses all"
                + " cores.",
            "`iat compact` said: " + ours.usages().getLast().out().strip()),
        List.of(
            ours.against(duckDb),
            ours.mediansAgainst(duckDb),
            ours.cpuAgainst(duckDb),
            ours.peakMemory().atMost(Sizes.MOST_MEMORY),
            ours.seconds(),
            duckDb.seconds(),
            ours.cpuSeconds(),
            duckDb.cpuSeconds()));
  }

  private static void scatter(Workbench bench, Corpus corpus, Path home) throws IOException {
    bench.progress().accept("making a lake of " + INGESTS + " ingests");
    new Folder(home).delete();
    List<Path> files = corpus.list();
    for (int part = 0; part < INGESTS; part++) {
      List<String> words = new ArrayList<>(List.of("ingest", "--home", home.toString()));
      for (int i = part; i < files.size(); i += INGESTS) {
        words.add(files.get(i).toString());
      }
      bench.launcher().succeed(bench.iat().command(words));
    }
  }
}
