package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.asking.Answer;
import dev.iamtracker.bench.asking.QueryTimings;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.result.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Every built-in query, against a count over the same days.
public final class QuerySpeed implements Measurement {
  private static final double MOST_TIMES = 3;
  private static final double GOAL_SECONDS = 1;

  /// What `bin/iat` gives the Java machine.
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-Xmx512m");

  @Override
  public String name() {
    return "queries";
  }

  @Override
  public String title() {
    return "Built-in queries on a large lake";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Recipe recipe = Recipe.identity(bench.events(), Sizes.USUAL_DAYS);
    Corpus corpus = bench.corpus(recipe);
    Path home = bench.place("queries");
    Command ingest =
        bench.iat().ingest(home, corpus.logs()).with("FILTER_AWS_SERVICE_EVENTS", "false");
    Series filling =
        new Turns(bench, 1, /* warmUp= */ false).of(Side.afresh("ingest", ingest, home)).getFirst();
    Ingested did = Ingested.check(filling, corpus);
    Command command =
        bench.program(
            OPTIONS,
            QueryTimings.class,
            home.toString(),
            String.valueOf(bench.runs()),
            recipe.start().toString(),
            recipe.end().toString());
    bench
        .progress()
        .accept("asking every query and its count %d times".formatted(bench.runs() + 1));
    Series asking =
        new Turns(bench, 1, /* warmUp= */ false).of(Side.of("queries", command)).getFirst();
    List<Answer> answers = Answer.parse(asking.usages().getLast().out());
    return new Outcome(
        name(),
        "Built-in queries on %s events".formatted(Amounts.count(did.stored())),
        List.of(filling.shown(), asking.shown()),
        List.of(
            corpus.sentence(),
            "%s events in the lake, all of them in the window that is asked about."
                .formatted(Amounts.count(did.stored())),
            "In one process, in turn with `SELECT count(*), max(event_time), count(DISTINCT"
                + " user_name)` over the days that the query may touch; one turn to warm up. Where a"
                + " query looks for somebody, it is asked once for all and once for the busiest IAM"
                + " user, a key, an address and a role of theirs."),
        figures(answers, filling, asking));
  }

  private static List<Figure> figures(List<Answer> answers, Series filling, Series asking) {
    List<Figure> figures = new ArrayList<>();
    for (Answer answer : answers) {
      figures.add(
          Figure.of(answer.label() + " / count", Unit.RATIO, answer.againstCount())
              .watched(Better.LOWER)
              .atMost(MOST_TIMES));
    }
    for (Answer answer : answers) {
      figures.add(
          Figure.of(
                  "%s: time (%s rows)".formatted(answer.label(), Amounts.count(answer.rows())),
                  Unit.SECONDS,
                  answer.time())
              .withGoal(GOAL_SECONDS));
    }
    answers.stream()
        .max(Comparator.comparingDouble(answer -> answer.countTime().median()))
        .ifPresent(
            answer -> figures.add(Figure.of("count: time", Unit.SECONDS, answer.countTime())));
    figures.add(asking.peakMemory());
    figures.add(filling.seconds());
    figures.add(filling.peakMemory().atMost(Sizes.MOST_MEMORY));
    return figures;
  }
}
