package dev.iamtracker.home;

import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
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
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file is in the way";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
