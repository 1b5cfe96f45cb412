package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.result.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reading log files into an empty lake, against unpacking the same files and counting their bytes.
public final class IngestSpeed implements Measurement {
  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String title() {
    return "Ingest of 300,000 records";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Corpus corpus = bench.corpus(Recipe.simulation(Sizes.USUAL_RECORDS, Sizes.USUAL_DAYS));
    Path home = bench.place("ingest");
    List<Series> series =
        new Turns(bench, bench.runs(), /* warmUp= */ true)
            .of(
                Side.afresh("ingest", bench.iat().ingest(home, corpus.logs()), home),
                Side.of("zcat", Workbench.zcat(corpus.logs())));
    Series ours = series.getFirst();
    Series zcat = series.getLast();
    Ingested did = Ingested.check(ours, corpus);
    return new Outcome(
        name(),
        title(),
        List.of(ours.shown(), zcat.shown()),
        List.of(
            corpus.sentence(),
            Amounts.count(did.stored())
                + " events were stored. The home is deleted before each run."),
        List.of(
            ours.against(zcat).atMost(2).withGoal(1),
            ours.mediansAgainst(zcat),
            ours.cpuAgainst(zcat),
            ours.peakMemory().atMost(Sizes.MOST_MEMORY),
            ours.seconds(),
            zcat.seconds(),
            ours.cpuSeconds(),
            zcat.cpuSeconds(),
            Figure.of(
                "ingest: JSON",
                Unit.MEGABYTES_PER_SECOND,
                ours.wallSpread().per(corpus.jsonBytes() / Sizes.MEGABYTE))));
  }
}
