package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.process.Usage;
import dev.iamtracker.bench.result.Shown;
import java.util.List;

/// All runs of one side.
record Series(String label, Command command, List<Usage> usages) {
  private static final double NANOS = 1e9;

  Series {
    usages = List.copyOf(usages);
  }

  Shown shown() {
    return new Shown(label, command.text());
  }

  Spread wallSpread() {
    return Spread.of(usages, Series::wall);
  }

  Figure seconds() {
    return Figure.of(label + ": time", Unit.SECONDS, wallSpread());
  }

  Figure cpuSeconds() {
    return Figure.of(label + ": CPU", Unit.SECONDS, Spread.of(usages, Series::cpu));
  }

  Figure peakMemory() {
    return Figure.of(label + ": peak memory", Unit.BYTES, Spread.of(usages, Usage::peakBytes))
        .watched(Better.LOWER);
  }

  /// How many times the time of the other, run by run.
  Spread times(Series yardstick) {
    return Spread.ofRatios(usages, yardstick.usages, Series::wall);
  }

  /// Time against that of the other: the median of the ratios of neighbouring runs.
  Figure against(Series yardstick) {
    return Figure.of(label + " / " + yardstick.label, Unit.RATIO, times(yardstick))
        .watched(Better.LOWER);
  }

  /// The same with what the processors did, which other programs on the machine change less.
  Figure cpuAgainst(Series yardstick) {
    return Figure.of(
            label + " / " + yardstick.label + ", CPU",
            Unit.RATIO,
            Spread.ofRatios(usages, yardstick.usages, Series::cpu))
        .watched(Better.LOWER);
  }

  /// The same from the medians of both.
  Figure mediansAgainst(Series yardstick) {
    return Figure.of(
        label + " / " + yardstick.label + ", ratio of medians",
        Unit.RATIO,
        wallSpread().median() / yardstick.wallSpread().median());
  }

  private static double cpu(Usage usage) {
    return usage.cpu().toNanos() / NANOS;
  }

  private static double wall(Usage usage) {
    return usage.wall().toNanos() / NANOS;
  }
}
