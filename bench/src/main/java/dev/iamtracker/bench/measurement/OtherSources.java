package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.result.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// How much faster records go by that nobody asked for.
public final class OtherSources implements Measurement {
  private static final int OTHER_PERCENT = 90;
  private static final double TIMES_FASTER = 1.5;

  @Override
  public String name() {
    return "other-sources";
  }

  @Override
  public String title() {
    return "Input with 90 % other sources against input without any";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Corpus identity = bench.corpus(Recipe.identity(Sizes.USUAL_RECORDS, Sizes.USUAL_DAYS));
    Corpus others =
        bench.corpus(Recipe.others(Sizes.USUAL_RECORDS, Sizes.USUAL_DAYS, OTHER_PERCENT));
    Path home = bench.place("other-sources");
    List<Series> series =
        new Turns(bench, bench.runs(), /* warmUp= */ true)
            .of(
                Side.afresh("identity", bench.iat().ingest(home, identity.logs()), home),
                Side.afresh("others", bench.iat().ingest(home, others.logs()), home));
    Series slow = series.getFirst();
    Series fast = series.getLast();
    Ingested.check(slow, identity);
    Ingested did = Ingested.check(fast, others);
    Spread faster = slow.times(fast);
    return new Outcome(
        name(),
        title(),
        List.of(slow.shown(), fast.shown()),
        List.of(
            identity.sentence(),
            others.sentence(),
            "Of the second one, %s of %s records are of other sources."
                .formatted(Amounts.count(did.otherSources()), Amounts.count(did.records()))),
        List.of(
            Figure.of(
                    "others / identity: JSON per second",
                    Unit.RATIO,
                    faster.times((double) others.jsonBytes() / identity.jsonBytes()))
                .watched(Better.HIGHER)
                .atLeast(TIMES_FASTER),
            Figure.of(
                    "others / identity: gzip per second",
                    Unit.RATIO,
                    faster.times((double) others.gzipBytes() / identity.gzipBytes()))
                .watched(Better.HIGHER),
            megabytes("identity: JSON", slow, identity.jsonBytes()),
            megabytes("others: JSON", fast, others.jsonBytes()),
            slow.seconds(),
            fast.seconds(),
            slow.cpuSeconds(),
            fast.cpuSeconds()));
  }

  private static Figure megabytes(String name, Series series, long bytes) {
    return Figure.of(
        name, Unit.MEGABYTES_PER_SECOND, series.wallSpread().per(bytes / Sizes.MEGABYTE));
  }
}
