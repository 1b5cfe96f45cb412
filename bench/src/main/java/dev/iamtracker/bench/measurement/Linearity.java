package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.result.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whether time grows with the input and memory does not.
public final class Linearity implements Measurement {
  private static final List<Long> RECORDS = List.of(300_000L, 1_000_000L, 5_000_000L);
  private static final int MOST_RUNS = 3;
  private static final double NANOS = 1e9;

  /// What we call linear: a record of the largest corpus takes no longer than this.
  private static final double MOST_PER_RECORD = 1.1;

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public String title() {
    return "Ingest of 0.3, 1 and 5 million records";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Path home = bench.place("linear");
    List<Corpus> corpora = new ArrayList<>();
    List<Side> sides = new ArrayList<>();
    for (long records : RECORDS) {
      Corpus corpus = bench.corpus(Recipe.simulation(records, Sizes.USUAL_DAYS));
      corpora.add(corpus);
      sides.add(Side.afresh(Amounts.count(records), bench.iat().ingest(home, corpus.logs()), home));
    }
    List<Series> series =
        new Turns(bench, Math.min(bench.runs(), MOST_RUNS), /* warmUp= */ false)
            .of(sides.toArray(Side[]::new));

    List<Shown> commands = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    Series smallest = series.getFirst();
    for (int i = 1; i < series.size(); i++) {
      double inputs = (double) corpora.getFirst().records() / corpora.get(i).records();
      Figure perRecord =
          Figure.of(
                  series.get(i).label() + " / " + smallest.label() + ": time per record",
                  Unit.RATIO,
                  series.get(i).times(smallest).times(inputs))
              .watched(Better.LOWER);
      figures.add(perRecord.atMost(MOST_PER_RECORD));
    }
    for (int i = 0; i < series.size(); i++) {
      Series one = series.get(i);
      Ingested.check(one, corpora.get(i));
      commands.add(one.shown());
      notes.add(corpora.get(i).sentence());
      figures.add(one.peakMemory().atMost(Sizes.MOST_MEMORY));
      figures.add(
          Figure.of(
              one.label() + ": time per record",
              Unit.NANOSECONDS,
              one.wallSpread().times(NANOS / corpora.get(i).records())));
      figures.add(one.seconds());
    }
    notes.add("At most " + MOST_RUNS + " runs, nothing warmed up: the largest corpus takes long.");
    return new Outcome(name(), title(), commands, notes, figures);
  }
}
