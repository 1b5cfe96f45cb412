package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.result.Outcome;
import java.io.IOException;

/// One question about speed or size, with its answer in figures.
public interface Measurement {
  /// What a user types to ask it.
  String name();

  /// What it is about, as a heading.
  String title();

  /// Whether it is asked when nothing is named.
  default boolean usual() {
    return true;
  }

  Outcome measure(Workbench bench) throws IOException;
}
