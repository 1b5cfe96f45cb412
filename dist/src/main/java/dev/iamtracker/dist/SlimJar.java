package dev.iamtracker.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A jar without native libraries, not compressed, with class files an AOT cache accepts.
///
/// Libraries carry their native code for every platform inside their jars and unpack it into the
/// temporary folder at each start; beside the jar it is loaded from where it lies.
record SlimJar(Path source) {
  /// Writes the jar into one folder and its native libraries for a platform into another.
  ///
  /// @return the native libraries
  /// @throws PackingFailed when it has native libraries, but none for the platform
  List<Path> write(Path jars, Path natives, Platform platform) throws IOException {
    var kept = new TreeMap<String, byte[]>();
    var unpacked = new ArrayList<Path>();
    boolean hasNatives = false;
    try (var jar = new ZipFile(source.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (Platform.isNative(entry.getName())) {
          hasNatives = true;
          if (platform.isNativeHere(entry.getName())) {
            Path library = natives.resolve(platform.fileName(entry.getName()));
            Files.copy(jar.getInputStream(entry), library);
            unpacked.add(library);
          }
        } else if (!entry.isDirectory()) {
          kept.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    if (hasNatives && unpacked.isEmpty()) {
      throw new PackingFailed(
          source.getFileName() + " holds no native library for " + platform.name() + ".");
    }
    var classes = new ModernClass(kept);
    kept.replaceAll((name, file) -> name.endsWith(".class") ? classes.modernised(file) : file);
    StoredJar.write(jars.resolve(source.getFileName()), kept);
    return unpacked;
  }
}
