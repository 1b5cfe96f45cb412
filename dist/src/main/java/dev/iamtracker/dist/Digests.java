package dev.iamtracker.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Digests of files, as `sha256sum` and `md5sum` write them.
final class Digests {
  private Digests() {}

  static String sha256(Path file) throws IOException {
    return digest("SHA-256", Files.readAllBytes(file));
  }

  /// What Debian's tools compare installed files with; not against attackers.
  static String md5(byte[] content) {
    return digest("MD5", content);
  }

  /// Lines for `sha256sum --check`, with names relative to the folder of the files.
  static String list(List<Path> files) throws IOException {
    var lines = new StringBuilder();
    for (Path file : files) {
      lines.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
    }
    return lines.toString();
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
