package dev.iamtracker.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a jar without compression, the same bytes for the same files.
final class StoredJar {
  static final LocalDateTime STAMP = LocalDateTime.of(1980, 1, 1, 0, 0);

  private StoredJar() {}

  /// @param files contents by path
  static void write(Path target, SortedMap<String, byte[]> files) throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        var jar = new ZipOutputStream(file)) {
      jar.setMethod(ZipOutputStream.STORED);
      byte[] manifest = files.get(JarFile.MANIFEST_NAME);
      if (manifest != null) {
        add(jar, JarFile.MANIFEST_NAME, manifest);
      }
      for (Map.Entry<String, byte[]> one : files.entrySet()) {
        if (!one.getKey().equals(JarFile.MANIFEST_NAME)) {
          add(jar, one.getKey(), one.getValue());
        }
      }
    }
  }

  private static void add(ZipOutputStream jar, String name, byte[] content) throws IOException {
    var checksum = new CRC32();
    checksum.update(content);
    var entry = new ZipEntry(name);
    entry.setTimeLocal(STAMP);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
