package dev.iamtracker.exporter;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.dynamo.StackSettings;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.standin.lambda.FunctionProcess;
import dev.iamtracker.standin.lambda.Outcome;
import dev.iamtracker.standin.lambda.RuntimeApi;
import dev.iamtracker.track.TrackedRun;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A stack with tables, a bucket, and the packed functions of the lake in processes of their own.
final class LakeCloud implements AutoCloseable {
  private static final Path FUNCTION = Path.of("target", "function-here").toAbsolutePath();
  private static final Path COLLECTOR =
      Path.of("target", "collector-" + ProcessHandle.current().pid()).toAbsolutePath();
  private static final AtomicInteger COUNT = new AtomicInteger();

  final String stack = "lake-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  final Map<String, String> more = new HashMap<>();
  final TestBucket bucket;

  private final Path folder;
  private final AwsAccess access;
  private final DynamoStack tables;
  private final List<AutoCloseable> open = new ArrayList<>();

  /// @param folder for logs and what the functions write
  LakeCloud(Path folder) throws Exception {
    this.folder = folder;
    this.bucket = TestBucket.start();
    LocalDynamo.get().createTables(stack);
    this.access = AwsAccess.of(LocalDynamo.get().environment());
    this.tables =
        DynamoStack.open(access, StackSettings.of(stack), Timing.of(InstantSource.system()));
  }

  Map<String, String> environment() {
    var all = new HashMap<>(LocalDynamo.get().environment());
    all.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + bucket.port());
    all.put("EVENTS_TABLE", stack + "-events");
    all.put("CONTROL_TABLE", stack + "-control");
    all.put("ALERTS_TABLE", stack + "-alerts");
    all.put("ANALYTICS_BUCKET", TestBucket.NAME);
    all.put("EXPORT_DAYS_BACK", "0");
    // As Lambda has it.
    all.put("LD_LIBRARY_PATH", FUNCTION.resolve("lib").toString());
    all.put("LAMBDA_TASK_ROOT", FUNCTION.toString());
    all.putAll(more);
    return all;
  }

  /// Starts a function.
  Running starts(Class<?> handler) throws IOException {
    return starts(handler.getName(), FUNCTION, 768);
  }

  /// Starts the function that collects, as its own module packed it.
  Running startsCollector() throws IOException {
    return starts("dev.iamtracker.collector.CollectHandler", collector(), 180);
  }

  private static synchronized Path collector() throws IOException {
    if (!Files.exists(COLLECTOR)) {
      Path lib = Files.createDirectories(COLLECTOR.resolve("lib"));
      try (var zip = new ZipFile("../collector/target/iat-lambda-collector.zip")) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          if (!entry.isDirectory()) {
            Files.copy(
                zip.getInputStream(entry), lib.resolve(Path.of(entry.getName()).getFileName()));
          }
        }
      }
    }
    return COLLECTOR;
  }

  private Running starts(String handler, Path root, int megabytes) throws IOException {
    RuntimeApi api = RuntimeApi.start(InstantSource.system());
    Path temporary = Files.createTempDirectory(folder, "tmp");
    var start =
        new FunctionProcess.Start(
            classPath(root),
            handler + "::handleRequest",
            List.of(),
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + megabytes + "m",
                "-Djava.io.tmpdir=" + temporary),
            environment());
    var running = new Running(api, FunctionProcess.start(start, api, folder));
    open.add(running);
    return running;
  }

  private static List<Path> classPath(Path root) throws IOException {
    var jars = new ArrayList<Path>();
    try (Stream<Path> lib = Files.list(root.resolve("lib"))) {
      lib.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    jars.add(home(AWSLambda.class));
    jars.add(home(PojoSerializer.class));
    jars.add(home(LakeCloud.class));
    return jars;
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Stores events in the tables.
  void stores(List<IdentityEvent> events) {
    try (TrackedRun run = tables.begin("test")) {
      events.forEach(run::add);
      run.commit("{}");
    }
  }

  DynamoStack tables() {
    return tables;
  }

  LakeContent lake() {
    return new LakeContent(bucket.objects(), folder);
  }

  /// A function that runs.
  record Running(RuntimeApi api, FunctionProcess process) implements AutoCloseable {
    private static final Duration TIME = Duration.ofMinutes(10);

    Outcome invoke(String payload) throws Exception {
      return api.invoke(payload, TIME).get(120, TimeUnit.SECONDS);
    }

    /// @return what it answered
    String answers(String payload) throws Exception {
      Outcome outcome = invoke(payload);
      if (outcome instanceof Outcome.Answered(String body)) {
        return body;
      }
      throw new AssertionError(outcome + "\n" + process.logged());
    }

    @Override
    public void close() {
      process.close();
      api.close();
    }
  }

  @Override
  public void close() {
    try {
      for (AutoCloseable one : open) {
        one.close();
      }
      tables.close();
      access.close();
      bucket.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
