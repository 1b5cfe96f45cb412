package dev.iamtracker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class ArchiveIT {
  private static final long MOST_BYTES = 15_000_000;

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(Archive.FILE)).isBetween(1_000_000L, MOST_BYTES);
  }

  @Test
  void holdsNothingButJarsItNeeds() throws IOException {
    List<String> names;
    try (var zip = new ZipFile(Archive.FILE.toFile())) {
      names = zip.stream().filter(one -> !one.isDirectory()).map(ZipEntry::getName).toList();
    }

    assertThat(names)
        .isNotEmpty()
        .allMatch(name -> name.matches("lib/[^/]+\\.jar"))
        .anyMatch(name -> name.startsWith("lib/iat-core-"))
        .anyMatch(name -> name.startsWith("lib/url-connection-client-"))
        .noneMatch(
            name ->
                name.matches(
                    ".*(netty|apache-client|aws-crt|duckdb|sqlite|picocli|junit|assertj|"
                        + "runtime-interface|iat-lake|iat-files|iat-cli|standin|localaws"
                        + "|/s3-|/sso-|/ssooidc-).*"));
  }
}
