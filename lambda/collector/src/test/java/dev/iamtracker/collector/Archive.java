package dev.iamtracker.collector;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What is deployed, unpacked as Lambda unpacks it.
final class Archive {
  static final Path FILE = Path.of("target", "iat-lambda-collector.zip");

  private static final Path FOLDER = Path.of("target", "function").toAbsolutePath();
  private static final List<Path> CLASS_PATH = unpacked();

  private Archive() {}

  /// With Lambda's own client and the handlers of these tests.
  static List<Path> classPath() {
    return CLASS_PATH;
  }

  private static List<Path> unpacked() {
    var jars = new ArrayList<Path>();
    try (var zip = new ZipFile(FILE.toFile())) {
      Files.createDirectories(FOLDER);
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          Path jar = FOLDER.resolve(Path.of(entry.getName()).getFileName());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.write(jar, in.readAllBytes());
          }
          jars.add(jar);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    jars.add(home(AWSLambda.class));
    jars.add(home(PojoSerializer.class));
    jars.add(home(Archive.class));
    return List.copyOf(jars);
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
