package dev.iamtracker.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class ArchiveIT {
  private static final Path ARCHIVE = Path.of("target", "iat-lambda-exporter.zip");
  private static final int MACHINE = 18;
  private static final byte AARCH64 = (byte) 0xb7;

  @Test
  void isSmallEnoughForLambda() throws IOException {
    assertThat(Files.size(ARCHIVE)).isBetween(1_000_000L, 60_000_000L);
    try (var zip = new ZipFile(ARCHIVE.toFile())) {
      assertThat(zip.stream().mapToLong(ZipEntry::getSize).sum()).isLessThan(250_000_000L);
    }
  }

  @Test
  void hasTheLibrariesOfArmBesideTheJarsAndNoOtherClientThanItsOwn() throws IOException {
    try (var zip = new ZipFile(ARCHIVE.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .allMatch(name -> name.startsWith("lib/"))
          .contains("lib/libduckdb_java.so", "lib/libsqlitejdbc.so")
          .noneMatch(name -> name.contains("netty"))
          .noneMatch(name -> name.contains("apache-client"));
      for (String name : names) {
        if (name.endsWith(".so")) {
          byte[] elf = zip.getInputStream(zip.getEntry(name)).readNBytes(MACHINE + 1);
          assertThat(elf[MACHINE]).as(name).isEqualTo(AARCH64);
        }
      }
    }
  }
}
