package dev.iamtracker.bench.parsing;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.measurement.Measurement;
import dev.iamtracker.bench.measurement.Workbench;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.result.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// The parser alone, warm, without files: run by JMH in Java machines of its own.
public final class ParserSpeed implements Measurement {
  private static final int WARM_UPS = 4;
  private static final int ITERATIONS = 5;
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double NANOS = 1e9;
  private static final double MEGABYTE = 1e6;

  @Override
  public String name() {
    return "parser";
  }

  @Override
  public String title() {
    return "Parser alone, one thread, in memory (JMH)";
  }

  @Override
  public boolean usual() {
    return false;
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Map<String, Corpus> corpora = new TreeMap<>();
    corpora.put("identity", bench.corpus(Recipe.identity(300_000, 30)));
    corpora.put("others", bench.corpus(Recipe.others(300_000, 30, 100)));
    Path log = bench.place("jmh.log");
    Files.createDirectories(bench.place(""));
    bench.progress().accept("JMH writes to " + log);

    List<String> properties =
        corpora.entrySet().stream()
            .map(one -> "-D" + ParserBenchmark.FOLDER + one.getKey() + "=" + one.getValue().logs())
            .toList();
    Map<String, RunResult> results = new TreeMap<>();
    for (RunResult result : run(properties, log)) {
      var parameters = result.getParams();
      String method = parameters.getBenchmark().replaceAll(".*\\.", "");
      results.put(method + " " + parameters.getParam("corpus"), result);
    }
    List<Figure> ratios = new ArrayList<>();
    List<Figure> speeds = new ArrayList<>();
    List<Figure> allocations = new ArrayList<>();
    for (var one : corpora.entrySet()) {
      String corpus = one.getKey();
      long bytes = LoadedFiles.of(one.getValue().logs(), ParserBenchmark.ENOUGH_BYTES).bytes();
      Spread jackson = nanos(results, "jackson " + corpus);
      for (String method : List.of("parse", "split")) {
        Spread ours = nanos(results, method + " " + corpus);
        ratios.add(
            Figure.of(
                    "%s %s / jackson".formatted(method, corpus),
                    Unit.RATIO,
                    ours.times(1 / jackson.median()))
                .watched(Better.LOWER));
        speeds.add(speed(method + " " + corpus, ours, bytes));
        allocations.add(
            Figure.of(
                    method + " " + corpus + ": allocated for each byte of JSON",
                    Unit.RATIO,
                    allocated(results, method + " " + corpus) / bytes)
                .watched(Better.LOWER));
      }
      speeds.add(speed("jackson " + corpus, jackson, bytes));
    }
    List<Figure> figures = new ArrayList<>(ratios);
    figures.addAll(speeds);
    figures.addAll(allocations);
    return new Outcome(
        name(),
        title(),
        List.of(new Shown("JMH", "make bench-jmh")),
        List.of(
            "split: records are cut apart. parse: they are cut apart and parsed, unless their source"
                + " is not wanted. jackson: Jackson visits every token of the same bytes. Each over"
                + " the first 32 MiB, %d iterations of a second after %d to warm up, one fork."
                    .formatted(ITERATIONS, WARM_UPS),
            "identity: " + corpora.get("identity").recipe() + ".",
            "others: " + corpora.get("others").recipe() + "."),
        figures);
  }

  private static Collection<RunResult> run(List<String> properties, Path log) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + ParserBenchmark.class.getSimpleName() + "\\.")
            .forks(1)
            .threads(1)
            .warmupIterations(WARM_UPS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ITERATIONS)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .jvmArgsAppend(properties.toArray(String[]::new))
            .output(log.toString());
    try {
      return new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new TrackerException("JMH failed; what it said is in " + log + ".", e);
    }
  }

  private static Figure speed(String name, Spread nanos, long bytes) {
    return Figure.of(name, Unit.MEGABYTES_PER_SECOND, nanos.times(1 / NANOS).per(bytes / MEGABYTE));
  }

  private static Spread nanos(Map<String, RunResult> results, String name) {
    RunResult result = found(results, name);
    return Spread.of(
        result.getAggregatedResult().getIterationResults().stream()
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .toArray());
  }

  private static double allocated(Map<String, RunResult> results, String name) {
    Result<?> result = found(results, name).getSecondaryResults().get(ALLOCATED);
    if (result == null) {
      throw new TrackerException("JMH did not tell how much " + name + " allocates.");
    }
    return result.getScore();
  }

  private static RunResult found(Map<String, RunResult> results, String name) {
    RunResult result = results.get(name);
    if (result == null) {
      throw new TrackerException("JMH did not measure " + name + ".");
    }
    return result;
  }
}
