package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file on disk.
record DiskFile(Path path, String name, long bytes) implements LogFile {
  Optional<String> delivered() {
    return DeliveryTime.in(path.getFileName().toString());
  }

  @Override
  public void read(EntryReader reader) throws IOException {
    try (InputStream raw = open()) {
      Unpacking.unpack(name, raw, reader);
    }
  }

  // FileInputStream and not Files.newInputStream: the latter keeps a direct buffer for each thread,
  // and DuckDB calls from a new thread object every time.
  private InputStream open() throws UnreadableInput {
    if (!Files.exists(path)) {
      throw new UnreadableInput("the file is gone since it was found", null);
    }
    try {
      return new FileInputStream(path.toFile());
    } catch (IOException e) {
      throw Reason.unreadable(e);
    }
  }
}
