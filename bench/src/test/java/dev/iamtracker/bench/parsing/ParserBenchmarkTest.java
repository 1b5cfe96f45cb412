package dev.iamtracker.bench.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.bench.corpus.Corpora;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParserBenchmarkTest {
  private static final String PROPERTY = ParserBenchmark.FOLDER + "test";

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  private ParserBenchmark benchmark(Path logs) throws IOException {
    System.setProperty(PROPERTY, logs.toString());
    var benchmark = new ParserBenchmark();
    benchmark.corpus = "test";
    benchmark.load();
    return benchmark;
  }

  @Test
  void everyRecordIsCutAndParsed() throws IOException {
    Corpus corpus = new Corpora(folder, "v1", _ -> {}).get(Recipe.identity(1500, 2));
    ParserBenchmark benchmark = benchmark(corpus.logs());

    assertThat(benchmark.split()).isEqualTo(corpus.records());
    assertThat(benchmark.parse()).isBetween(corpus.records() * 9 / 10, corpus.records());
    assertThat(benchmark.jackson()).isGreaterThan(20 * corpus.records());
  }

  @Test
  void recordsOfOtherSourcesAreCutAndLeft() throws IOException {
    Corpus corpus = new Corpora(folder, "v1", _ -> {}).get(Recipe.others(1000, 2, 100));
    ParserBenchmark benchmark = benchmark(corpus.logs());

    assertThat(benchmark.split()).isEqualTo(corpus.records());
    assertThat(benchmark.parse()).isZero();
  }

  @Test
  void refusesToMeasureNothing() {
    assertThatThrownBy(() -> benchmark(folder)).isInstanceOf(IllegalStateException.class);
  }
}
