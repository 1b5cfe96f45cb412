package dev.iamtracker.localaws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An engine in a process of its own, with its own libraries, on a port of the loopback address.
final class Engine implements AutoCloseable {
  static final String READY = "ready";

  /// Names the folder where `lib` is when the classes lie elsewhere.
  private static final String FOLDER = "localaws.folder";

  private final Process process;
  private final URI endpoint;

  private Engine(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /// Starts it and waits until it answers.
  ///
  /// @param program with a main method that takes a port
  static Engine start(Class<?> program) {
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(command(program, port))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var engine = new Engine(process, URI.create("http://127.0.0.1:" + port));
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
      BufferedReader said =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      String line = said.readLine();
      while (line != null && !line.equals(READY)) {
        line = said.readLine();
      }
      if (line == null) {
        throw new IllegalStateException(program.getSimpleName() + " did not start");
      }
      Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Class<?> program, int port) {
    Path classes = home(program);
    String folder = System.getProperty(FOLDER);
    Path lib = folder == null ? classes.resolveSibling("lib") : Path.of(folder, "lib");
    if (!Files.isDirectory(lib)) {
      throw new IllegalStateException("the module localaws was not built: there is no " + lib);
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(classes + System.getProperty("path.separator") + lib.resolve("*"));
    command.add(program.getName());
    command.add(Integer.toString(port));
    return command;
  }

  private static Path home(Class<?> program) {
    try {
      return Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
