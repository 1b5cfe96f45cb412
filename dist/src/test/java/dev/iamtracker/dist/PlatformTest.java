package dev.iamtracker.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-aarch64",
    "Mac OS X, aarch64, macos-aarch64",
    "Mac OS X, x86_64, macos-x86_64"
  })
  void isNamedBySystemAndMachine(String os, String cpu, String name) {
    assertThat(Platform.of(os, cpu).name()).isEqualTo(name);
  }

  @Test
  void refusesWhatTheProgramIsNotPackedFor() {
    assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
        .isInstanceOf(PackingFailed.class)
        .hasMessageContaining("Windows 11");
    assertThatThrownBy(() -> Platform.of("Linux", "riscv64"))
        .isInstanceOf(PackingFailed.class)
        .hasMessageContaining("riscv64");
  }

  @ParameterizedTest
  @CsvSource({
    "libduckdb_java.so_linux_amd64, linux-x86_64",
    "libduckdb_java.so_linux_arm64, linux-aarch64",
    "libduckdb_java.so_macos_arm64, macos-aarch64",
    "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so, linux-x86_64",
    "org/sqlite/native/Linux/aarch64/libsqlitejdbc.so, linux-aarch64",
    "org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib, macos-aarch64",
    "org/sqlite/native/Mac/x86_64/libsqlitejdbc.dylib, macos-x86_64",
    "linux/amd64/libzstd-jni-1.5.7-6.so, linux-x86_64",
    "linux/aarch64/libzstd-jni-1.5.7-6.so, linux-aarch64",
    "darwin/aarch64/libzstd-jni-1.5.7-6.dylib, macos-aarch64"
  })
  void knowsItsLibraries(String entry, String name) {
    for (String os : new String[] {"Linux", "Mac OS X"}) {
      for (String cpu : new String[] {"amd64", "aarch64"}) {
        Platform platform = Platform.of(os, cpu);
        assertThat(platform.isNativeHere(entry))
            .as("%s on %s", entry, platform)
            .isEqualTo(platform.name().equals(name));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so",
        "org/sqlite/native/Linux-Android/x86_64/libsqlitejdbc.so",
        "org/sqlite/native/Windows/x86_64/sqlitejdbc.dll",
        "freebsd/amd64/libzstd-jni-1.5.7-6.so",
        "libduckdb_java.so_windows_amd64"
      })
  void leavesLibrariesOfOthersAlone(String entry) {
    assertThat(Platform.isNative(entry)).isTrue();
    assertThat(Platform.of("Linux", "amd64").isNativeHere(entry)).isFalse();
  }

  @Test
  void namesALibraryAsJavaLooksForIt() {
    assertThat(Platform.of("Linux", "amd64").fileName("libduckdb_java.so_linux_amd64"))
        .isEqualTo("libduckdb_java.so");
    assertThat(Platform.of("Mac OS X", "aarch64").fileName("libduckdb_java.so_macos_arm64"))
        .isEqualTo("libduckdb_java.dylib");
    assertThat(Platform.of("Linux", "amd64").fileName("linux/amd64/libzstd-jni-1.5.7-6.so"))
        .isEqualTo("libzstd-jni-1.5.7-6.so");
  }
}
