package dev.iamtracker.bench.measurement;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.corpus.Repacked;
import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.folder.Folder;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.rebuilt.RebuiltDay;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.result.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// How large a lake is that kept every record, and whether it can give the records back.
public final class LakeSize implements Measurement {
  private static final double MOST_OF_GZIP = 0.6;
  private static final double GOAL_OF_GZIP = 0.4;
  private static final String MOST_ROWS = "1000000";

  @Override
  public String name() {
    return "size";
  }

  @Override
  public String title() {
    return "Size of a lake that keeps every record";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Recipe recipe = Recipe.simulation(Sizes.USUAL_RECORDS, Sizes.USUAL_DAYS);
    Corpus corpus = bench.corpus(recipe);
    Path home = bench.place("size");
    Side ingest =
        Side.afresh(
            "ingest",
            bench
                .iat()
                .command(
                    "ingest",
                    "--all-events",
                    "--home",
                    home.toString(),
                    "--format",
                    "json",
                    corpus.logs().toString())
                .with("FILTER_AWS_SERVICE_EVENTS", "false"),
            home);
    Series series = new Turns(bench, 1, /* warmUp= */ false).of(ingest).getFirst();
    Ingested did = Ingested.check(series, corpus);
    long lake =
        new Folder(home.resolve("lake")).bytes(file -> file.toString().endsWith(".parquet"));
    long state = new Folder(home).bytes(file -> file.startsWith(home.resolve("state.db")));

    LocalDate day =
        recipe.end().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(Sizes.USUAL_DAYS / 2);
    Command events =
        bench
            .iat()
            .command(
                "events",
                "--home",
                home.toString(),
                "--from",
                day.toString(),
                "--to",
                day.toString(),
                "--limit",
                MOST_ROWS,
                "--format",
                "ndjson");
    bench.progress().accept("comparing the records of " + day);
    RebuiltDay rebuilt = RebuiltDay.of(day, corpus.list(), bench.launcher().succeed(events).out());
    if (rebuilt.delivered() == 0) {
      throw new TrackerException("The corpus holds no events of " + day + " to compare.");
    }
    long repacked = Repacked.bytes(corpus);
    return new Outcome(
        name(),
        title(),
        List.of(series.shown(), new Shown("events", events.text())),
        List.of(
            corpus.sentence(),
            "%s records: %s events stored and %s duplicates; nothing else was left out."
                .formatted(
                    Amounts.count(did.records()),
                    Amounts.count(did.stored()),
                    Amounts.count(did.duplicates())),
            "Rebuilt are the events of one day, compared field by field with what was delivered;"
                + " only redacted secrets may differ.",
            "The simulation packs fast, at level 2. Packed as `gzip -6` packs, the same files take"
                + " %s.".formatted(Amounts.megabytes(repacked))),
        List.of(
            Figure.of("Parquet / gzip", Unit.RATIO, (double) lake / corpus.gzipBytes())
                .watched(Better.LOWER)
                .atMost(MOST_OF_GZIP)
                .withGoal(GOAL_OF_GZIP),
            Figure.of("Parquet / gzip -6", Unit.RATIO, (double) lake / repacked)
                .watched(Better.LOWER),
            Figure.exact("records not kept", Unit.COUNT, lost(did)).atMost(0),
            Figure.exact("events compared", Unit.COUNT, rebuilt.delivered()),
            Figure.exact("events not rebuilt", Unit.COUNT, rebuilt.delivered() - rebuilt.same())
                .atMost(0),
            Figure.exact("Parquet", Unit.BYTES, lake),
            Figure.exact("state.db", Unit.BYTES, state)));
  }

  private static long lost(Ingested did) {
    return did.records() - did.stored() - did.duplicates();
  }
}
