package dev.iamtracker.home;

import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where things lie in a home: the lake, the state and the lock.
///
/// @param root the folder of the home
public record HomeFolder(Path root) {

  /// Folder of the lake; below it one folder a day.
  public Path lake() {
    return root.resolve("lake").resolve("iam-events");
  }

  public Path state() {
    return root.resolve("state.db");
  }

  Path lock() {
    return root.resolve("writer.lock");
  }

  /// Folder for what a run needs only while it lasts.
  Path scratch() {
    return root.resolve("scratch");
  }

  Path file(Segment segment) {
    return lake().resolve(segment.path());
  }

  /// Checks that what is there can be looked into; there may be nothing yet.
  ///
  /// @throws StoreUnavailable when it is a file, or not for this user
  void check() {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new StoreUnavailable(
          root + " is no folder: choose another home with --home, or set IAT_HOME", null);
    }
    boolean closed =
        Files.isDirectory(root) && !(Files.isReadable(root) && Files.isExecutable(root));
    if (closed || (Files.exists(state()) && !Files.isReadable(state()))) {
      throw new StoreUnavailable(
          "no permission to read " + root + ": ask its owner, or choose another with --home", null);
    }
  }

  /// Whether something was ever stored here.
  public boolean exists() {
    return Files.isRegularFile(state());
  }

  /// Makes the folders that are missing, for their owner only.
  ///
  /// @throws StoreUnavailable when that is not allowed
  void create() {
    try {
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      if (!Files.exists(root) && posix) {
        if (root.toAbsolutePath().getParent() != null) {
          Files.createDirectories(root.toAbsolutePath().getParent());
        }
        Files.createDirectory(
            root,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.createDirectories(lake());
    } catch (IOException e) {
      throw new StoreUnavailable(
          "cannot make the folder "
              + root
              + " ("
              + reason(e)
              + "): choose another with --home, or set IAT_HOME",
          e);
    }
  }

  static String reason(IOException e) {
    String said =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : String.valueOf(e.getMessage());
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file is in the way";
      case NoSuchFileException _ -> "it is gone";
      default -> plain(said);
    };
  }

  private static String plain(String said) {
    if (said.contains("No space left on device") || said.contains("Disk quota exceeded")) {
      return "the disk is full";
    }
    if (said.contains("File too large")) {
      return "this process may not write files as large as that, see ulimit -f";
    }
    return said.contains("Read-only file system") ? "the disk is read-only" : said;
  }
}
