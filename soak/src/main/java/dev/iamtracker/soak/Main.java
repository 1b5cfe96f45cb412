package dev.iamtracker.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Where the soak starts: `Main IAT MINUTES [SEED]`.
public final class Main {
  private static final int ROUNDS_PER_HOME = 10;
  private static final int EVENTS = 900;

  private Main() {}

  public static void main(String[] args) throws IOException {
    var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    InstantSource clock = InstantSource.system();
    long seed = args.length > 2 ? Long.parseLong(args[2]) : clock.millis();
    var request =
        new SoakRequest(
            List.of(Path.of(args[0]).toAbsolutePath().toString()),
            Files.createTempDirectory("iat-soak-"),
            seed,
            Duration.ofMinutes(Long.parseLong(args[1])),
            Integer.MAX_VALUE,
            ROUNDS_PER_HOME,
            EVENTS);
    System.exit(new Soak(request, clock, out).run() ? 0 : 1);
  }
}
