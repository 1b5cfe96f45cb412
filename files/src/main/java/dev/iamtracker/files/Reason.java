package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Why an input cannot be read, in a user's words.
final class Reason {
  static final String NO_PERMISSION = "no permission to read it";
  static final String ABSENT = "there is no such file or folder";

  private Reason() {}

  static String of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> ABSENT;
      case AccessDeniedException _ -> NO_PERMISSION;
      case FileSystemException system when system.getReason() != null ->
          "it cannot be read: " + system.getReason();
      default -> "it cannot be read: " + failure.getMessage();
    };
  }

  /// A failure of the disk or the pipe.
  static UnreadableInput unreadable(IOException failure) {
    UnreadableInput below = saidBelow(failure);
    return below != null ? below : new UnreadableInput(of(failure), failure);
  }

  /// The failure of a decoder as something to tell: what a lower layer already said in words stays.
  ///
  /// @param format what was being read, to say what is damaged
  static UnreadableInput damaged(String format, Exception failure) {
    UnreadableInput below = saidBelow(failure);
    return below != null
        ? below
        : new UnreadableInput(format + " data is damaged: " + failure.getMessage(), failure);
  }

  static UnreadableInput truncated(String format, @Nullable Exception failure) {
    UnreadableInput below = saidBelow(failure);
    return below != null
        ? below
        : new UnreadableInput(format + " data ends early: the file is truncated", failure);
  }

  private static @Nullable UnreadableInput saidBelow(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableInput said) {
        return said;
      }
    }
    return null;
  }
}
