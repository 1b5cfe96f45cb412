package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.result.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A day so busy that its events do not fit in memory at once.
public final class OneDay implements Measurement {
  private static final long RECORDS = 1_000_000;
  private static final int MOST_RUNS = 3;

  @Override
  public String name() {
    return "one-day";
  }

  @Override
  public String title() {
    return "Ingest of 1 million records of one day";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Corpus corpus = bench.corpus(Recipe.simulation(RECORDS, 1));
    Path home = bench.place("one-day");
    List<Series> series =
        new Turns(bench, Math.min(bench.runs(), MOST_RUNS), /* warmUp= */ false)
            .of(
                Side.afresh("ingest", bench.iat().ingest(home, corpus.logs()), home),
                Side.of("zcat", Workbench.zcat(corpus.logs())));
    Series ours = series.getFirst();
    Series zcat = series.getLast();
    Ingested.check(ours, corpus);
    return new Outcome(
        name(),
        title(),
        List.of(ours.shown(), zcat.shown()),
        List.of(corpus.sentence(), "At most " + MOST_RUNS + " runs."),
        List.of(
            ours.peakMemory().atMost(Sizes.MOST_MEMORY),
            ours.against(zcat),
            ours.cpuAgainst(zcat),
            ours.seconds(),
            zcat.seconds()));
  }
}
