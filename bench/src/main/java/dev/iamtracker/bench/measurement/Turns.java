package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.process.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Runs several commands in turn, A B A B …, so that whatever else the machine does meets all of
/// them.
///
/// @param warmUp whether the first turn is thrown away, so that files are in memory for all
record Turns(Workbench bench, int count, boolean warmUp) {

  /// @return what the sides took, in their order
  List<Series> of(Side... sides) throws IOException {
    List<List<Usage>> usages = new ArrayList<>();
    for (int i = 0; i < sides.length; i++) {
      usages.add(new ArrayList<>());
    }
    for (int turn = warmUp ? 0 : 1; turn <= count; turn++) {
      for (int i = 0; i < sides.length; i++) {
        Side side = sides[i];
        side.before().prepare();
        Usage usage = bench.launcher().succeed(side.command());
        bench
            .progress()
            .accept(
                "  %s %s: %s, %s"
                    .formatted(
                        turn == 0 ? "warming up" : turn + "/" + count,
                        side.label(),
                        Amounts.of(Unit.SECONDS, usage.wall().toNanos() / 1e9),
                        Amounts.of(Unit.BYTES, (double) usage.peakBytes())));
        if (turn > 0) {
          usages.get(i).add(usage);
        }
      }
    }
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < sides.length; i++) {
      series.add(new Series(sides[i].label(), sides[i].command(), usages.get(i)));
    }
    return series;
  }
}
