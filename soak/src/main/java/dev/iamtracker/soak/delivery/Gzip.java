package dev.iamtracker.soak.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Files as CloudTrail packs them.
final class Gzip {
  private Gzip() {}

  static byte[] unpack(Path file) throws IOException {
    try (var content = new GZIPInputStream(Files.newInputStream(file))) {
      return content.readAllBytes();
    }
  }
}
