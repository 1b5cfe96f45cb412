package dev.iamtracker.bench.measurement;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.json.Json;
import dev.iamtracker.bench.process.Usage;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `iat ingest --format json` says it did.
record Ingested(long records, long stored, long duplicates, long otherSources) {
  static Ingested of(Usage usage) {
    Map<String, @Nullable Object> summary = Json.object(usage.out());
    return new Ingested(
        number(summary, "records"),
        number(summary, "stored"),
        number(summary, "duplicates"),
        number(summary, "other_sources"));
  }

  /// A fast run that did not read everything is no result.
  ///
  /// @throws TrackerException when another number of records was read than the corpus holds
  static Ingested check(Series series, Corpus corpus) {
    Ingested last = of(series.usages().getLast());
    for (Usage usage : series.usages()) {
      long records = of(usage).records();
      if (records != corpus.records()) {
        throw new TrackerException(
            "%s read %d records, but %s holds %d."
                .formatted(series.command().text(), records, corpus.folder(), corpus.records()));
      }
    }
    return last;
  }

  private static long number(Map<String, @Nullable Object> summary, String name) {
    return summary.get(name) instanceof BigDecimal number ? number.longValue() : 0;
  }
}
