package dev.iamtracker.standin.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A function in a process of its own, with Lambda's own client of the runtime API.
///
/// @param log what the function writes to its standard streams
public record FunctionProcess(Process process, Path log) implements AutoCloseable {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private static final String LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /// How to start a function.
  ///
  /// @param classPath jars and folders, those of Lambda's client among them
  /// @param handler such as `dev.example.Handler::handleRequest`
  /// @param prefix goes before `java`, such as `taskset -c 0`
  /// @param options of `java`
  /// @param environment is all it has, but for what Lambda adds
  public record Start(
      List<Path> classPath,
      String handler,
      List<String> prefix,
      List<String> options,
      Map<String, String> environment) {
    public Start {
      classPath = List.copyOf(classPath);
      prefix = List.copyOf(prefix);
      options = List.copyOf(options);
      environment = Map.copyOf(environment);
    }
  }

  /// @param folder for the log
  public static FunctionProcess start(Start start, RuntimeApi api, Path folder) {
    try {
      Path log = Files.createTempFile(folder, "function", ".log");
      var builder = new ProcessBuilder(command(start, library(folder)));
      builder.environment().clear();
      builder.environment().putAll(start.environment());
      builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
      builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "standin");
      builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
      builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
      builder.environment().put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/standin");
      builder.environment().put("AWS_LAMBDA_LOG_STREAM_NAME", "standin");
      builder.environment().put("LAMBDA_TASK_ROOT", folder.toString());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      return new FunctionProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + start.handler(), e);
    }
  }

  /// The library of Lambda's client, which otherwise unpacks it to one place for all processes of
  /// the machine, one over the other.
  private static Path library(Path folder) throws IOException {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    Path file = Files.createTempFile(folder, "client", ".so");
    String name = "/jni/libaws-lambda-jni.linux-" + machine + ".so";
    try (InputStream in = FunctionProcess.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Lambda's client is not on the class path: " + name);
      }
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private static List<String> command(Start start, Path library) {
    var command = new ArrayList<>(start.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + LIBRARY + "=" + library);
    command.addAll(start.options());
    command.add("-cp");
    command.add(
        start.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(CLIENT);
    command.add(start.handler());
    return command;
  }

  /// The most memory that it ever had, in bytes.
  public long peakMemory() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it has written so far.
  public String logged() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends it as Lambda ends a function whose time is up: at once.
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
