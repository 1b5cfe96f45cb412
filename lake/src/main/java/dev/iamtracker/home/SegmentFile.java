package dev.iamtracker.home;

import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/// Files of segments on disk: written whole or not at all, and checked against what was recorded.
final class SegmentFile {
  static final String ENDING = ".parquet";
  private static final String UNFINISHED = ".unfinished";
  private static final String DAY = "event_date=";

  private SegmentFile() {}

  static boolean isSegment(Path file) {
    return file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file);
  }

  static boolean isUnfinished(Path file) {
    return file.getFileName().toString().endsWith(UNFINISHED) && Files.isRegularFile(file);
  }

  /// The day a file lies under; empty when it is no day.
  static Optional<LocalDate> day(Path file) {
    Path parent = file.getParent();
    String folder = parent == null ? "" : parent.getFileName().toString();
    try {
      return folder.startsWith(DAY)
          ? Optional.of(LocalDate.parse(folder.substring(DAY.length())))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// Writes a segment beside its place, forces it to the disk and moves it there.
  ///
  /// @param write puts the content into the path it is given
  static Segment create(
      HomeFolder home, LocalDate day, String name, Consumer<Path> write, Extent extent) {
    Path folder = home.lake().resolve(DAY + day);
    Path unfinished = folder.resolve(name + UNFINISHED);
    Path file = folder.resolve(name);
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        force(home.lake());
      }
      write.accept(unfinished);
      String sha256 = forceAndDigest(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
      return segment(file, day, extent, sha256);
    } catch (IOException e) {
      throw new StoreUnavailable("cannot write " + file + ": " + HomeFolder.reason(e), e);
    } finally {
      deleteQuietly(unfinished);
    }
  }

  /// A file that is there as a segment.
  ///
  /// @throws StoreUnavailable when it cannot be read
  static Segment describe(Path file, LocalDate day, Extent extent) {
    try {
      return segment(file, day, extent, digest(file));
    } catch (IOException e) {
      throw new StoreUnavailable("cannot read " + file + ": " + HomeFolder.reason(e), e);
    }
  }

  private static Segment segment(Path file, LocalDate day, Extent extent, String sha256)
      throws IOException {
    return new Segment(
        file.getFileName().toString(),
        day,
        extent.rows(),
        Files.size(file),
        extent.first(),
        extent.last(),
        sha256,
        Files.getLastModifiedTime(file).toMillis());
  }

  /// What a segment spans.
  record Extent(Instant first, Instant last, long rows) {}

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The next run clears away what does not belong to the lake.
    }
  }

  /// Makes the entries of a folder survive a loss of power, where the system can do that.
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders and keeps their entries safe by itself.
    }
  }

  private static String forceAndDigest(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.force(true);
      return digest(channel);
    }
  }

  static String digest(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return digest(channel);
    }
  }

  private static String digest(FileChannel channel) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What is wrong with the file of a segment, empty when nothing is.
  ///
  /// @param thoroughly also reads a file that looks untouched
  static String fault(Path file, Segment segment, boolean thoroughly) {
    try {
      if (!Files.exists(file)) {
        return "the file is missing";
      }
      if (Files.size(file) != segment.bytes()) {
        return "the file has " + Files.size(file) + " bytes instead of " + segment.bytes();
      }
      boolean touched = Files.getLastModifiedTime(file).toMillis() != segment.modifiedMillis();
      return (thoroughly || touched) && !digest(file).equals(segment.sha256())
          ? "the content was changed"
          : "";
    } catch (IOException e) {
      return "the file cannot be read (" + HomeFolder.reason(e) + ")";
    }
  }
}
