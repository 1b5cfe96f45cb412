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
import java.util.HexFormat;
import java.util.function.Consumer;

/// Files of segments on disk: written whole or not at all, and checked against what was recorded.
final class SegmentFile {
  private SegmentFile() {}

  /// Writes a segment beside its place, forces it to the disk and moves it there.
  ///
  /// @param write puts the content into the path it is given
  static Segment create(
      HomeFolder home, LocalDate day, String name, Consumer<Path> write, Extent extent) {
    Path folder = home.lake().resolve("event_date=" + day);
    Path unfinished = folder.resolve(name + ".unfinished");
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      write.accept(unfinished);
      String sha256 = forceAndDigest(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return new Segment(
          name,
          day,
          extent.rows(),
          Files.size(file),
          extent.first(),
          extent.last(),
          sha256,
          Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      throw new StoreUnavailable("cannot write " + file + ": " + HomeFolder.reason(e), e);
    } finally {
      deleteQuietly(unfinished);
    }
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
