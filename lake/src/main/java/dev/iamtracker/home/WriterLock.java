package dev.iamtracker.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to write to a home, for one process at a time. The operating system takes it back when
/// the process ends, however it ends.
final class WriterLock implements AutoCloseable {
  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock.
  ///
  /// @param holder who takes it, for the message another process gets
  /// @throws StoreUnavailable when another process has it
  static WriterLock take(HomeFolder home, String holder) {
    try {
      FileChannel channel =
          FileChannel.open(
              home.lock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String other = Files.readString(home.lock()).strip();
        channel.close();
        throw new StoreUnavailable(
            "another iat is writing to "
                + home.root()
                + (other.isEmpty() ? "" : " (" + other + ")")
                + ": wait until it is done, or use another --home",
            null);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(UTF_8)));
      return new WriterLock(channel);
    } catch (IOException e) {
      throw new StoreUnavailable("cannot write to " + home.root() + ": " + HomeFolder.reason(e), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new StoreUnavailable("cannot give back the writer lock: " + HomeFolder.reason(e), e);
    }
  }
}
