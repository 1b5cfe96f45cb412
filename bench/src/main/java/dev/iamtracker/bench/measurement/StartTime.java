package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.result.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// From the return key to the answer, on a small lake.
public final class StartTime implements Measurement {
  private static final long EVENTS = 20_000;
  private static final int DAYS = 7;
  private static final int RUNS_FOR_EACH = 3;
  private static final double MOST_TIMES = 4;
  private static final double GOAL_SECONDS = 0.25;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "Start to answer on a lake of 20,000 events";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Recipe recipe = Recipe.simulation(EVENTS, DAYS);
    Corpus corpus = bench.corpus(recipe);
    Path home = bench.place("start");
    Side filled = Side.afresh("ingest", bench.iat().ingest(home, corpus.logs()), home);
    filled.before().prepare();
    bench.launcher().succeed(filled.command());
    LocalDate last = recipe.end().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    List<Series> series =
        new Turns(bench, bench.runs() * RUNS_FOR_EACH, /* warmUp= */ true)
            .of(
                Side.of("java -version", Command.of(bench.iat().java(), "-version")),
                Side.of(
                    "query",
                    bench
                        .iat()
                        .command(
                            "query",
                            "daily_summary",
                            "--home",
                            home.toString(),
                            "--from",
                            last.minusDays(DAYS - 1).toString(),
                            "--to",
                            last.toString())),
                Side.of("--help", bench.iat().command("--help")));
    Series java = series.getFirst();
    Series query = series.get(1);
    Series help = series.getLast();
    return new Outcome(
        name(),
        title(),
        series.stream().map(Series::shown).toList(),
        List.of(corpus.sentence()),
        List.of(
            query.against(java).atMost(MOST_TIMES),
            query.mediansAgainst(java),
            query.cpuAgainst(java),
            query.seconds().withGoal(GOAL_SECONDS),
            help.against(java),
            help.seconds(),
            java.seconds(),
            query.cpuSeconds(),
            query.peakMemory()));
  }
}
