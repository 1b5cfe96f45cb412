package dev.iamtracker.trino;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Trino server of its own, which reads lakes below a folder.
final class TrinoProcess {
  static final String CATALOG = "lake";
  static final String SCHEMA = "iam_activity_tracker_database";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static @Nullable TrinoProcess only;

  private final Path folder;
  private final Process process;
  private final URI uri;

  private TrinoProcess(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    int port = freePort();
    this.uri = URI.create("http://127.0.0.1:" + port);
    this.process = start(port);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitAnswer();
    statement("CREATE SCHEMA " + CATALOG + "." + SCHEMA);
  }

  /// The one of this test run.
  static synchronized TrinoProcess get() {
    if (only == null) {
      try {
        only = new TrinoProcess(Files.createTempDirectory("trino"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return only;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(int port) throws IOException, InterruptedException {
    Path server = unpacked();
    Files.createDirectories(folder.resolve("lakes"));
    Path catalogs = Files.createDirectories(folder.resolve("catalogs"));
    properties(
        catalogs.resolve(CATALOG + ".properties"),
        // A bucket has no folders that could be missing.
        Map.of(
            "connector.name", "hive",
            "hive.ignore-absent-partitions", "true",
            "hive.metastore", "file",
            "hive.metastore.catalog.dir", "local:///metastore",
            "fs.native-local.enabled", "true",
            "local.location", folder.toString(),
            "hive.security", "allow-all"));
    Path config = folder.resolve("config.properties");
    properties(
        config,
        Map.of(
            "coordinator", "true",
            "node-scheduler.include-coordinator", "true",
            "http-server.http.port", Integer.toString(port),
            "http-server.log.enabled", "false",
            "discovery.uri", uri.toString(),
            "catalog.config-dir", catalogs.toString(),
            "query.max-memory", "1GB",
            "query.max-memory-per-node", "600MB",
            "memory.heap-headroom-per-node", "400MB"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-Dnode.environment=test",
            "-Dnode.id=test",
            "-Dnode.data-dir=" + folder.resolve("data"),
            "-Dplugin.dir=" + server.resolveSibling("plugin"),
            "-Dconfig=" + config,
            "-Djdk.attach.allowAttachSelf=true",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            server.resolve("lib") + "/*",
            "io.trino.server.TrinoServer");
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  /// Many files of the archive are hard links to others, which not every unpacker knows.
  private static Path unpacked() throws IOException, InterruptedException {
    Path archive = Path.of(System.getProperty("trino.archive"));
    Path server = Path.of(System.getProperty("trino.server"));
    Path done = server.resolve("unpacked");
    if (!Files.exists(done)) {
      Process tar =
          new ProcessBuilder(
                  "tar", "xzf", archive.toString(), "-C", String.valueOf(archive.getParent()))
              .inheritIO()
              .start();
      if (tar.waitFor() != 0) {
        throw new IllegalStateException("cannot unpack " + archive);
      }
      Path hive = server.resolveSibling("plugin");
      Files.createDirectories(hive);
      Files.move(server.resolve("plugin/hive"), hive.resolve("hive"));
      Files.createFile(done);
    }
    return server;
  }

  private static void properties(Path file, Map<String, String> properties) throws IOException {
    var lines = new ArrayList<String>();
    properties.forEach((name, value) -> lines.add(name + "=" + value));
    Files.write(file, lines);
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("Trino did not start: " + folder.resolve("log"));
      }
      Thread.sleep(500);
    }
  }

  private boolean isReady() throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(uri.resolve("/v1/info")).build(), BodyHandlers.ofString())
          .body()
          .contains("\"starting\":false");
    } catch (IOException e) {
      return false;
    }
  }

  /// A folder for a lake, with the files of its days.
  Path lake(String name) throws IOException {
    return Files.createDirectories(folder.resolve("lakes").resolve(name));
  }

  TrinoServer server(String schema) {
    return new TrinoServer(uri, "tester", Optional.empty(), CATALOG, schema, Duration.ofMinutes(2));
  }

  /// Runs a statement that is no query.
  void statement(String sql) {
    try (var client = new TrinoClient(server(SCHEMA))) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      Map<?, ?> part = client.begin(sql, deadline);
      while (part.get("nextUri") instanceof String next) {
        part = client.next(URI.create(next), deadline);
      }
      if (part.get("error") instanceof Map<?, ?> error) {
        throw new IllegalStateException(sql + ": " + error.get("message"));
      }
    }
  }
}
