package dev.iamtracker.dist;

import dev.iamtracker.dist.Contents.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/// A package for Debian and its relatives, written without their tools.
///
/// @param version of the program, as Maven writes it
/// @param platform what the tree was made for
/// @param archives writes the archives inside
record DebianPackage(String version, Platform platform, TarGz archives) {
  private static final List<String> PARTS = List.of("bin", "lib", "queries", "rules", "runtime");
  private static final String PROGRAM = "usr/lib/iat";
  private static final String DOCUMENTS = "usr/share/doc/iat/";
  private static final String MAINTAINER = "IAM Activity Tracker developers <iat@packages.invalid>";

  /// Such as `iat_1.0.0_amd64.deb`.
  String fileName() {
    return "iat_" + debianVersion() + "_" + platform.debianArchitecture() + ".deb";
  }

  /// A snapshot comes before the version it will become.
  private String debianVersion() {
    return version.replace("-SNAPSHOT", "~snapshot");
  }

  /// @param tree the distribution
  void write(AppTree tree, Path target) throws IOException {
    Contents data = data(tree);
    Contents control =
        Contents.empty().withText("control", control(data)).withText("md5sums", sums(data));
    try (OutputStream file = Files.newOutputStream(target);
        var ar = new ArArchiveOutputStream(file)) {
      add(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
      add(ar, "control.tar.gz", archive(control));
      add(ar, "data.tar.gz", archive(data));
    }
  }

  private Contents data(AppTree tree) throws IOException {
    Contents data = Contents.empty();
    for (String part : PARTS) {
      Path folder = tree.folder().resolve(part);
      if (Files.isDirectory(folder)) {
        data = data.withTree(PROGRAM + "/" + part, folder);
      }
    }
    var completions = new Completions(tree);
    return data.withLink("usr/bin/iat", "../lib/iat/bin/iat")
        .withFile("usr/share/bash-completion/completions/iat", completions.bash())
        .withFile("usr/share/zsh/vendor-completions/_iat", completions.zsh())
        .withTree(DOCUMENTS + "licenses", tree.folder().resolve("licenses"))
        .withText(DOCUMENTS + "copyright", copyright(tree))
        .withGzipped(DOCUMENTS + "changelog.gz", changelog());
  }

  private String control(Contents data) throws IOException {
    return """
    Package: iat
    Version: %s
    Architecture: %s
    Maintainer: %s
    Installed-Size: %d
    Depends: libc6 (>= 2.28), libgcc-s1, libstdc++6, zlib1g
    Section: admin
    Priority: optional
    Description: identity activity in AWS accounts, from CloudTrail logs
     IAM Activity Tracker reads CloudTrail logs, keeps the identity events in a
     local lake of Parquet files and answers questions about them: who did what,
     is it dangerous, and was anything missed. It brings its own Java runtime.
    """
        .formatted(
            debianVersion(), platform.debianArchitecture(), MAINTAINER, data.bytes() / 1024 + 1);
  }

  private static String sums(Contents data) throws IOException {
    var sums = new StringBuilder();
    for (Map.Entry<String, Item> one : data.inOrder()) {
      if (one.getValue() instanceof Item.File file) {
        sums.append(Digests.md5(file.bytes())).append("  ").append(one.getKey()).append('\n');
      }
    }
    return sums.toString();
  }

  private static String copyright(AppTree tree) throws IOException {
    return "On Debian systems the GPL, version 2, is in /usr/share/common-licenses/GPL-2.\n\n"
        + Files.readString(tree.folder().resolve("LICENSE"))
        + "\n"
        + Files.readString(tree.folder().resolve("THIRD-PARTY.txt"));
  }

  private String changelog() {
    String date =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(archives.time());
    return """
    iat (%s) unstable; urgency=medium

      * What is new stands in the changelog of the project.

     -- %s  %s
    """
        .formatted(debianVersion(), MAINTAINER, date);
  }

  private byte[] archive(Contents contents) throws IOException {
    var bytes = new ByteArrayOutputStream();
    archives.write(contents, "./", bytes);
    return bytes.toByteArray();
  }

  private void add(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
    ar.putArchiveEntry(
        new ArArchiveEntry(name, content.length, 0, 0, 0100644, archives.time().getEpochSecond()));
    ar.write(content);
    ar.closeArchiveEntry();
  }
}
