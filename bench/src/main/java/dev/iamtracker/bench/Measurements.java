package dev.iamtracker.bench;

import dev.iamtracker.bench.measurement.CollectSpeed;
import dev.iamtracker.bench.measurement.CompactSpeed;
import dev.iamtracker.bench.measurement.DetectionSpeed;
import dev.iamtracker.bench.measurement.IngestSpeed;
import dev.iamtracker.bench.measurement.LakeSize;
import dev.iamtracker.bench.measurement.Linearity;
import dev.iamtracker.bench.measurement.Measurement;
import dev.iamtracker.bench.measurement.OneDay;
import dev.iamtracker.bench.measurement.OtherSources;
import dev.iamtracker.bench.measurement.QuerySpeed;
import dev.iamtracker.bench.measurement.ReadJsonSpeed;
import dev.iamtracker.bench.measurement.SimulateSpeed;
import dev.iamtracker.bench.measurement.StackSpeed;
import dev.iamtracker.bench.measurement.StartTime;
import dev.iamtracker.bench.parsing.ParserSpeed;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import java.util.List;

/// All measurements, in the order of the page.
record Measurements(List<Measurement> all) {
  Measurements {
    all = List.copyOf(all);
  }

  static Measurements known() {
    return new Measurements(
        List.of(
            new IngestSpeed(),
            new ReadJsonSpeed(),
            new Linearity(),
            new OneDay(),
            new OtherSources(),
            new DetectionSpeed(),
            new CollectSpeed(),
            new StackSpeed(),
            new LakeSize(),
            new StartTime(),
            new QuerySpeed(),
            new SimulateSpeed(),
            new CompactSpeed(),
            new ParserSpeed()));
  }

  List<String> names() {
    return all.stream().map(Measurement::name).toList();
  }

  /// The named ones, else the usual ones.
  ///
  /// @throws InvalidConfiguration for an unknown name
  List<Measurement> chosen(List<String> names) {
    for (String name : names) {
      if (!names().contains(name)) {
        throw new InvalidConfiguration(
            "There is no measurement \"%s\".%s There are: %s."
                .formatted(
                    name, Suggestions.didYouMean(name, names()), String.join(", ", names())));
      }
    }
    return all.stream()
        .filter(one -> names.isEmpty() ? one.usual() : names.contains(one.name()))
        .toList();
  }
}
