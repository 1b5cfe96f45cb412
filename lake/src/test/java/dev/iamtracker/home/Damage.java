package dev.iamtracker.home;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// What can happen to a file that nobody should touch.
enum Damage {
  TRUNCATED {
    @Override
    void change(RandomAccessFile file) throws IOException {
      file.setLength(file.length() * 2 / 3);
    }
  },
  EMPTY {
    @Override
    void change(RandomAccessFile file) throws IOException {
      file.setLength(0);
    }
  },
  BYTE_FLIPPED {
    @Override
    void change(RandomAccessFile file) throws IOException {
      flip(file, file.length() / 2);
    }
  },
  MISSING {
    @Override
    void change(RandomAccessFile file) {}

    @Override
    void to(Path path) throws IOException {
      Files.delete(path);
    }
  },
  /// The time of the last change says that nothing happened.
  FOOTER_FLIPPED_UNNOTICED {
    @Override
    void change(RandomAccessFile file) throws IOException {
      for (int i = 12; i < 300; i += 5) {
        flip(file, file.length() - i);
      }
    }

    @Override
    void to(Path path) throws IOException {
      FileTime before = Files.getLastModifiedTime(path);
      super.to(path);
      Files.setLastModifiedTime(path, before);
    }
  };

  abstract void change(RandomAccessFile file) throws IOException;

  void to(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      change(file);
    }
    if (!Files.exists(path)) {
      throw new IOException(path + " is gone");
    }
  }

  void doTo(Path path) {
    try {
      to(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flip(RandomAccessFile file, long at) throws IOException {
    file.seek(at);
    int old = file.read();
    file.seek(at);
    file.write(old ^ 0x10);
  }
}
