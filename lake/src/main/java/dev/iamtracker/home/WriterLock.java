package dev.iamtracker.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The right to write to a home, for one process at a time. The operating system takes it back when
/// the process ends, however it ends.
final class WriterLock implements AutoCloseable {
  /// Homes that this process writes to, and who does. A process loses its lock on a file as soon as
  /// it closes any channel to it, so such a file must not even be looked at.
  private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  /// [#isTaken] of another process holds the lock for less than this.
  private static final int TRIES = 5;

  private static final long PAUSE_NANOS = 10_000_000;

  private final Path home;
  private final FileChannel channel;

  private WriterLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /// Takes the lock.
  ///
  /// @param holder who takes it, for the message another process gets
  /// @throws StoreUnavailable when another process has it
  static WriterLock take(HomeFolder home, String holder) {
    synchronized (HELD_HERE) {
      return takeAlone(home, holder);
    }
  }

  private static WriterLock takeAlone(HomeFolder home, String holder) {
    try {
      Path path = home.root().toRealPath();
      String other = HELD_HERE.putIfAbsent(path, holder);
      if (other != null) {
        throw taken(home, other);
      }
      @Nullable FileChannel channel = null;
      try {
        channel = lock(home);
        if (channel == null) {
          throw taken(home, Files.readString(home.lock()).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(UTF_8)));
        return new WriterLock(path, channel);
      } catch (IOException | RuntimeException e) {
        if (channel != null) {
          channel.close();
        }
        HELD_HERE.remove(path);
        throw e;
      }
    } catch (IOException e) {
      throw new StoreUnavailable("cannot write to " + home.root() + ": " + HomeFolder.reason(e), e);
    }
  }

  /// Null when another process has the lock.
  private static @Nullable FileChannel lock(HomeFolder home) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.lock(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    for (int i = 0; i < TRIES; i++) {
      if (channel.tryLock() != null) {
        return channel;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    channel.close();
    return null;
  }

  private static StoreUnavailable taken(HomeFolder home, String other) {
    return StoreUnavailable.busy(
        "another iat is writing to "
            + home.root()
            + (other.isEmpty() ? "" : " (" + other + ")")
            + ": wait until it is done, or use another --home");
  }

  /// Whether somebody writes to a home.
  static boolean isTaken(HomeFolder home) {
    synchronized (HELD_HERE) {
      return isTakenNow(home);
    }
  }

  private static boolean isTakenNow(HomeFolder home) {
    try {
      if (HELD_HERE.containsKey(home.root().toRealPath())) {
        return true;
      }
      if (!Files.exists(home.lock())) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.READ)) {
        return channel.tryLock(0, Long.MAX_VALUE, true) == null;
      }
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      throw new StoreUnavailable("cannot give back the writer lock: " + HomeFolder.reason(e), e);
    } finally {
      HELD_HERE.remove(home);
    }
  }
}
