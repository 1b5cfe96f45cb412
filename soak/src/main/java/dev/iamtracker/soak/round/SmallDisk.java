package dev.iamtracker.soak.round;

import dev.iamtracker.soak.home.Folders;
import dev.iamtracker.soak.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk in memory that only one process sees, with a home on it; afterwards the home lies where
/// it lay before, as the disk left it.
///
/// A user may mount one in a name space of their own, where the system allows that.
final class SmallDisk implements AutoCloseable {
  private static final String SCRIPT =
      """
      mounted=$1 home=$2 after=$3 size=$4; shift 4
      mount -t tmpfs -o size=${size}k tmpfs "$mounted" && mkdir "$mounted/home" || exit 99
      [ ! -d "$home" ] || cp -a "$home/." "$mounted/home/" || exit 99
      "$@"; code=$?
      cp -a "$mounted/home" "$after" && exit $code
      """;

  private final Home home;
  private final Path mounted;
  private final Path after;
  private final long kilobytes;

  SmallDisk(Home home, long kilobytes) {
    this.home = home;
    this.mounted = home.root().resolveSibling("disk");
    this.after = home.root().resolveSibling("after");
    this.kilobytes = kilobytes;
    try {
      Files.createDirectories(mounted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether this machine allows it.
  static boolean isPossible() {
    try {
      Process process =
          new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/tmp")
              .redirectErrorStream(true)
              .start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Where the home lies for the process.
  Path mounted() {
    return mounted.resolve("home");
  }

  /// What starts the process.
  List<String> command() {
    return List.of(
        "unshare",
        "-rm",
        "sh",
        "-c",
        SCRIPT,
        "sh",
        mounted.toString(),
        home.root().toString(),
        after.toString(),
        Long.toString(kilobytes));
  }

  @Override
  public void close() {
    try {
      if (Files.exists(after)) {
        Folders.delete(home.root());
        Files.move(after, home.root());
      }
      Files.deleteIfExists(mounted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
