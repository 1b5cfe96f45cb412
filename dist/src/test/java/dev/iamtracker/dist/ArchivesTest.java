package dev.iamtracker.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tar.gz and the Debian package of a small tree.
class ArchivesTest {
  private static final TarGz ARCHIVES = new TarGz(Instant.parse("2026-11-22T00:00:00Z"));

  /// @param entry what the archive says
  /// @param text what the file holds
  private record Packed(TarArchiveEntry entry, String text) {}

  @TempDir private Path folder;
  private AppTree tree = new AppTree(Path.of(""), Map.of());

  @BeforeEach
  void makeTree() throws IOException {
    tree = new AppTree(folder, Map.of());
    for (String name :
        List.of(
            "lib/iat.jar",
            "bin/iat",
            "completions/iat",
            "completions/_iat",
            "licenses/x/LICENSE",
            "LICENSE",
            "THIRD-PARTY.txt")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), "text of " + name);
    }
    assertThat(folder.resolve("bin/iat").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void theArchiveListsFoldersBeforeWhatTheyHold() throws IOException {
    assertThat(untar(archive()).keySet())
        .startsWith(
            "iat-1/", "iat-1/LICENSE", "iat-1/THIRD-PARTY.txt", "iat-1/bin/", "iat-1/bin/iat")
        .doesNotHaveDuplicates();
  }

  @Test
  void everythingInTheArchiveBelongsToRootAndHasOneTime() throws IOException {
    Map<String, Packed> files = untar(archive());

    assertThat(files.values())
        .isNotEmpty()
        .extracting(Packed::entry)
        .allSatisfy(
            entry -> {
              assertThat(entry.getLongUserId()).isZero();
              assertThat(entry.getUserName()).isEqualTo("root");
              assertThat(entry.getLastModifiedDate()).isEqualTo("2026-11-22T00:00:00Z");
            });
    assertThat(named(files, "iat-1/bin/iat").entry().getMode() & 0777).isEqualTo(0755);
    assertThat(named(files, "iat-1/lib/iat.jar").entry().getMode() & 0777).isEqualTo(0644);
    assertThat(named(files, "iat-1/lib/iat.jar").text()).isEqualTo("text of lib/iat.jar");
  }

  @Test
  void theSameTreeMakesTheSameArchive() throws IOException {
    byte[] first = archive();
    Files.setLastModifiedTime(folder.resolve("LICENSE"), FileTime.fromMillis(0));

    assertThat(archive()).isEqualTo(first);
  }

  @Test
  void thePackageHasTheThreePartsThatDpkgWants() throws IOException {
    Map<String, byte[]> parts = debian();

    assertThat(parts.keySet()).containsExactly("debian-binary", "control.tar.gz", "data.tar.gz");
    assertThat(new String(named(parts, "debian-binary"), UTF_8)).isEqualTo("2.0\n");
  }

  @Test
  void thePackageTellsWhatItIs() throws IOException {
    String control = named(untar(named(debian(), "control.tar.gz")), "./control").text();

    assertThat(control.lines())
        .contains("Package: iat", "Version: 1.2.3~snapshot", "Architecture: amd64")
        .allSatisfy(line -> assertThat(line).matches("[A-Z][A-Za-z-]*: .+| .+"));
    assertThat(control).containsPattern("Installed-Size: [1-9]");
  }

  @Test
  void thePackageInstallsTheProgramTheCommandAndTheCompletions() throws IOException {
    Map<String, Packed> data = untar(named(debian(), "data.tar.gz"));

    assertThat(data.keySet())
        .contains(
            "./usr/",
            "./usr/lib/iat/bin/iat",
            "./usr/share/bash-completion/completions/iat",
            "./usr/share/zsh/vendor-completions/_iat",
            "./usr/share/doc/iat/copyright")
        .doesNotContain("./usr/lib/iat/LICENSE");
    assertThat(named(data, "./usr/bin/iat").entry().getLinkName()).isEqualTo("../lib/iat/bin/iat");
  }

  @Test
  void thePackageHasTheSumOfEveryFile() throws IOException {
    Map<String, byte[]> parts = debian();
    var sums = new TreeMap<String, String>();
    named(untar(named(parts, "control.tar.gz")), "./md5sums")
        .text()
        .lines()
        .forEach(line -> sums.put("./" + line.substring(34), line.substring(0, 32)));

    var files = new TreeMap<String, String>();
    untar(named(parts, "data.tar.gz"))
        .forEach(
            (name, packed) -> {
              if (packed.entry().isFile() && !packed.entry().isSymbolicLink()) {
                files.put(name, name.endsWith(".gz") ? named(sums, name) : md5(packed.text()));
              }
            });
    assertThat(sums).isNotEmpty().isEqualTo(files);
  }

  private byte[] archive() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ARCHIVES.write(Contents.empty().withTree("iat-1", folder), "", bytes);
    return bytes.toByteArray();
  }

  private Map<String, byte[]> debian() throws IOException {
    var debian = new DebianPackage("1.2.3-SNAPSHOT", Platform.of("Linux", "amd64"), ARCHIVES);
    Path file = folder.resolveSibling(debian.fileName());
    assertThat(debian.fileName()).isEqualTo("iat_1.2.3~snapshot_amd64.deb");
    debian.write(tree, file);
    var parts = new LinkedHashMap<String, byte[]>();
    try (InputStream stream = Files.newInputStream(file);
        var ar = new ArArchiveInputStream(stream)) {
      for (var entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
        parts.put(entry.getName(), ar.readAllBytes());
      }
    } finally {
      Files.delete(file);
    }
    return parts;
  }

  private static Map<String, Packed> untar(byte[] archive) throws IOException {
    var files = new LinkedHashMap<String, Packed>();
    var names = new ArrayList<String>();
    try (var tar =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        names.add(entry.getName());
        files.put(entry.getName(), new Packed(entry, new String(tar.readAllBytes(), UTF_8)));
      }
    }
    assertThat(names).doesNotHaveDuplicates();
    return files;
  }

  private static <T> T named(Map<String, T> files, String name) {
    T file = files.get(name);
    if (file == null) {
      throw new AssertionError("there is no " + name + " among " + files.keySet());
    }
    return file;
  }

  private static String md5(String text) {
    return Digests.md5(text.getBytes(UTF_8));
  }
}
