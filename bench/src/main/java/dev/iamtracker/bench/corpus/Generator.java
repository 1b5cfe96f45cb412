package dev.iamtracker.bench.corpus;

import dev.iamtracker.simulate.Simulation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The version of the simulation: a digest of its compiled code.
public final class Generator {
  private static final int LENGTH = 12;

  private Generator() {}

  /// Changes whenever the code of the simulation does.
  public static String version() throws IOException {
    try {
      return version(
          Path.of(Simulation.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IOException("the code of the simulation cannot be found", e);
    }
  }

  /// @param code a jar, or a folder of classes
  static String version(Path code) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    try (Stream<Path> all = Files.walk(code)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }
}
