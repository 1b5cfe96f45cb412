package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.json.Json;
import dev.iamtracker.bench.process.Usage;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.stack.StackWriting;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/// What events cost in DynamoDB, and how fast they get there.
public final class StackSpeed implements Measurement {
  private static final int EVENTS = 20_000;
  private static final int DAYS = 7;
  private static final double MOST_UNITS = 3.3;
  private static final double LEAST_EVENTS = 500;

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public String title() {
    return "Writing events to the tables of a stack";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Corpus corpus = bench.corpus(Recipe.simulation(EVENTS, DAYS));
    Series series =
        new Turns(bench, bench.runs(), /* warmUp= */ false)
            .of(
                Side.of(
                    "write",
                    bench.program(
                        List.of("-Dlocalaws.folder=localaws/target"),
                        StackWriting.class,
                        corpus.logs().toString())))
            .getFirst();
    return new Outcome(
        name(),
        title(),
        List.of(series.shown()),
        List.of(
            corpus.sentence(),
            "All built-in rules are at work, and a channel is told. DynamoDB Local runs on the same"
                + " cores and counts the write units; it takes most of the time.",
            "Plain are the write units of the layout of the Python tracker: every attribute as"
                + " text, in the table and in two indexes that hold everything."),
        List.of(
            figure("write units an event", series, "write_units", "events").atMost(MOST_UNITS),
            figure("write units / plain", series, "write_units", "plain_write_units").atMost(1),
            figure(
                "write units of the events table, an event", series, "event_write_units", "events"),
            figure("plain write units an event", series, "plain_write_units", "events"),
            figure(
                "write units of a commit without news",
                series,
                "write_units_of_the_second_time",
                "commits"),
            Figure.of(
                    "events a second",
                    Unit.EVENTS_PER_SECOND,
                    Spread.of(
                        series.usages(), one -> number(one, "events") / number(one, "seconds")))
                .atLeast(LEAST_EVENTS),
            Figure.of(
                "known events a second",
                Unit.EVENTS_PER_SECOND,
                Spread.of(
                    series.usages(),
                    one -> number(one, "events") / number(one, "seconds_of_the_second_time")))));
  }

  private static Figure figure(String name, Series series, String what, String by) {
    return Figure.of(
            name,
            Unit.RATIO,
            Spread.of(series.usages(), one -> number(one, what) / number(one, by)))
        .watched(Better.LOWER);
  }

  private static double number(Usage usage, String name) {
    return Json.object(usage.out()).get(name) instanceof BigDecimal number
        ? number.doubleValue()
        : Double.NaN;
  }
}
