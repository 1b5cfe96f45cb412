package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.result.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Writing log files, against reading what was written.
public final class SimulateSpeed implements Measurement {
  private static final double EVENTS_PER_SECOND = 100_000;

  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public String title() {
    return "Simulation of 300,000 events";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Path folder = bench.place("simulate");
    List<Series> series =
        new Turns(bench, bench.runs(), /* warmUp= */ true)
            .of(
                Side.afresh(
                    "simulate",
                    bench
                        .iat()
                        .command(
                            "simulate",
                            "--events",
                            String.valueOf(Sizes.USUAL_RECORDS),
                            "--days",
                            String.valueOf(Sizes.USUAL_DAYS),
                            "--end",
                            "2026-11-22",
                            folder.toString()),
                    folder),
                Side.of("zcat", Workbench.zcat(folder.resolve("AWSLogs"))));
    Series ours = series.getFirst();
    Series zcat = series.getLast();
    return new Outcome(
        name(),
        title(),
        List.of(ours.shown(), zcat.shown()),
        List.of(),
        List.of(
            Figure.of(
                    "simulate: speed",
                    Unit.EVENTS_PER_SECOND,
                    ours.wallSpread().per(Sizes.USUAL_RECORDS))
                .atLeast(EVENTS_PER_SECOND),
            ours.against(zcat),
            ours.cpuAgainst(zcat),
            ours.seconds(),
            ours.cpuSeconds(),
            ours.peakMemory()));
  }
}
