package dev.iamtracker.bench.result;

import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.machine.Machine;
import java.util.List;

/// Results made by hand.
public final class SampleResults {
  private SampleResults() {}

  public static Run run(String started) {
    return new Run(
        started,
        "0123456789",
        "bin/iat (iat 1.0)",
        new Machine("Abacus 9000", 2, 8L << 30, "Linux 6.1 amd64", "Kona-25"),
        "0.10 0.20 0.30",
        "1.10 1.20 1.30");
  }

  public static Outcome outcome(String name, Figure... figures) {
    return new Outcome(
        name,
        "Title of " + name,
        List.of(new Shown("ours", "iat ingest | cat"), new Shown("theirs", "zcat")),
        List.of("A note."),
        List.of(figures));
  }

  public static Figure ratio(String name, double median, double least, double most) {
    return Figure.of(name, Unit.RATIO, new Spread(median, least, most, 5)).watched(Better.LOWER);
  }

  public static Results of(Outcome... outcomes) {
    Results results = Results.NONE;
    for (Outcome outcome : outcomes) {
      results = results.with(run("2026-11-22T10:00:00Z"), outcome);
    }
    return results;
  }
}
