package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.yardstick.ReadJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reading log files into an empty lake, against DuckDB's own JSON reader.
public final class ReadJsonSpeed implements Measurement {
  private static final double TIMES_FASTER = 8;

  @Override
  public String name() {
    return "read-json";
  }

  @Override
  public String title() {
    return "Ingest against DuckDB's read_json";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Corpus corpus = bench.corpus(Recipe.simulation(Sizes.USUAL_RECORDS, Sizes.USUAL_DAYS));
    Path home = bench.place("read-json");
    List<Series> series =
        new Turns(bench, bench.runs(), /* warmUp= */ false)
            .of(
                Side.afresh("ingest", bench.iat().ingest(home, corpus.logs()), home),
                Side.of("read_json", command(bench, corpus, ReadJson.Variant.TYPED)),
                Side.of("tuned read_json", command(bench, corpus, ReadJson.Variant.TUNED)));
    Series ours = series.getFirst();
    Series readJson = series.get(1);
    Series tuned = series.getLast();
    Ingested did = Ingested.check(ours, corpus);
    return new Outcome(
        name(),
        title(),
        series.stream().map(Series::shown).toList(),
        List.of(
            corpus.sentence(),
            "read_json gets the types of the fields told, uses all cores, writes the same rows with"
                + " comparable columns to one Parquet file (zstd), and neither sorts, nor looks for"
                + " duplicates, nor takes away secrets.",
            "Tuned, it is also told `records = true`, which this version of DuckDB should find out"
                + " by itself. The bar was set on the other one.",
            "Rows: ingest %s and %s duplicates, read_json %s, tuned %s."
                .formatted(
                    Amounts.count(did.stored()),
                    Amounts.count(did.duplicates()),
                    rows(readJson),
                    rows(tuned))),
        List.of(
            faster(readJson, ours).atLeast(TIMES_FASTER),
            readJson.mediansAgainst(ours),
            faster(tuned, ours),
            tuned.mediansAgainst(ours),
            ours.cpuAgainst(readJson),
            ours.cpuAgainst(tuned),
            ours.seconds(),
            readJson.seconds(),
            tuned.seconds(),
            ours.cpuSeconds(),
            readJson.cpuSeconds(),
            tuned.cpuSeconds(),
            memory(readJson),
            memory(tuned)));
  }

  private static Command command(Workbench bench, Corpus corpus, ReadJson.Variant variant) {
    return bench.program(
        List.of(),
        ReadJson.class,
        corpus.logs().toString(),
        bench.place("read-json.parquet").toString(),
        variant.name());
  }

  private static Figure faster(Series theirs, Series ours) {
    return Figure.of(theirs.label() + " / ingest", Unit.RATIO, theirs.times(ours))
        .watched(Better.HIGHER);
  }

  /// Theirs may grow as it likes.
  private static Figure memory(Series theirs) {
    return Figure.of(theirs.label() + ": peak memory", Unit.BYTES, theirs.peakMemory().spread());
  }

  private static String rows(Series series) {
    return Amounts.count(Long.parseLong(series.usages().getLast().out().strip()));
  }
}
