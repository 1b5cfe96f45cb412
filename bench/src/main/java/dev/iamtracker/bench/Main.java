package dev.iamtracker.bench;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.comparison.Comparison;
import dev.iamtracker.bench.comparison.ComparisonTable;
import dev.iamtracker.bench.corpus.Corpora;
import dev.iamtracker.bench.corpus.Generator;
import dev.iamtracker.bench.machine.Checkout;
import dev.iamtracker.bench.machine.Machine;
import dev.iamtracker.bench.measurement.Iat;
import dev.iamtracker.bench.measurement.Measurement;
import dev.iamtracker.bench.measurement.Workbench;
import dev.iamtracker.bench.process.Launcher;
import dev.iamtracker.bench.result.Results;
import dev.iamtracker.bench.result.ResultsFile;
import dev.iamtracker.bench.result.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Starts the benchmarks in a checkout; `make bench` is the way to call it.
public final class Main {
  private static final Path PROC = Path.of("/proc");
  private static final Path TARGET = Path.of("bench", "target");
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String COMMITTED = "bench/results.ndjson";

  private final PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);

  private Main() {}

  /// Works in the folder of the checkout. Exit code 1: something failed, or became worse.
  public static void main(String[] args) {
    int code;
    try {
      code = new Main().execute(Request.of(List.of(args)));
    } catch (TrackerException | IOException e) {
      System.err.println(e.getMessage());
      code = 2;
    }
    System.exit(code);
  }

  private static void say(String line) {
    System.err.println(line);
    System.err.flush();
  }

  private int execute(Request request) throws IOException {
    try (var launcher =
        new Launcher(
            Path.of("").toAbsolutePath(), TARGET.resolve("said"), environment(), PATIENCE)) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(launcher::close));
      return request.verb().equals("run")
          ? run(request, launcher)
          : compare(request, new Checkout(launcher));
    }
  }

  private int run(Request request, Launcher launcher) throws IOException {
    Measurements known = Measurements.known();
    List<Measurement> chosen = known.chosen(request.only());
    String load = Machine.load(PROC);
    Iat iat = Iat.of(request.iat(), launcher);
    Run run =
        new Run(
            InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            new Checkout(launcher).commit(),
            request.iat() + " (" + iat.version() + ")",
            Machine.of(PROC, Runtime.getRuntime().availableProcessors(), properties()),
            load,
            load);
    var workbench =
        new Workbench(
            request.runs(),
            request.events(),
            iat,
            launcher,
            new Corpora(TARGET.resolve("corpora"), Generator.version(), Main::say),
            TARGET.resolve("work"),
            TARGET.resolve("lib"),
            Main::say);
    var files = new ResultFiles(request.results(), request.page());
    List<String> failed = new Bench(known, workbench, files, PROC).run(chosen, run);
    if (!failed.isEmpty()) {
      say("Failed: " + String.join(", ", failed));
      return 1;
    }
    say("Results are in " + request.page());
    return 0;
  }

  private int compare(Request request, Checkout checkout) {
    Results then =
        checkout
            .committed(COMMITTED)
            .map(ResultsFile::parse)
            .orElseThrow(
                () ->
                    new TrackerException(
                        "No results are committed yet: run make bench and commit " + COMMITTED));
    Results now = new ResultFiles(request.results(), request.page()).read();
    if (now.equals(then) || now.entries().isEmpty()) {
      throw new TrackerException(
          "There is nothing newer than the committed results: run make bench, or name what to"
              + " measure, make bench-compare BENCH=ingest,start");
    }
    double tolerance = request.percent() / 100.0;
    Comparison comparison = Comparison.of(then, now);
    new ComparisonTable(out, tolerance).print(comparison);
    return comparison.isWorse(tolerance) ? 1 : 0;
  }

  /// What children see: nothing that a user may have set for the program.
  private static Map<String, String> environment() {
    Map<String, String> all = System.getenv();
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : List.of("HOME", "TMPDIR", "USER")) {
      if (all.containsKey(name)) {
        kept.put(name, all.getOrDefault(name, ""));
      }
    }
    String java = System.getProperty("java.home", "");
    kept.put("JAVA_HOME", java);
    kept.put("PATH", java + "/bin:" + all.getOrDefault("PATH", "/usr/bin:/bin"));
    kept.put("LC_ALL", "C.UTF-8");
    return kept;
  }

  private static Map<String, String> properties() {
    Map<String, String> texts = new LinkedHashMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> texts.put(name, System.getProperty(name, "")));
    return texts;
  }
}
