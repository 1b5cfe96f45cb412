package dev.iamtracker.soak.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Folders as a whole.
public final class Folders {
  private static final int PAGE = 4096;

  private Folders() {}

  /// Deletes a folder and everything in it, if it is there.
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      List<Path> all = below.toList();
      for (Path one : all.reversed()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether nothing lies in a folder; one that is not there is empty.
  public static boolean isEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes that all files in a folder take.
  public static long bytes(Path folder) {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Kilobytes of a disk that all files in a folder take, which gives them whole pages.
  public static long kilobytesOfDisk(Path folder) {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      return below.mapToLong(file -> (file.toFile().length() / PAGE + 1) * (PAGE / 1024)).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
