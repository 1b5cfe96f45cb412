package dev.iamtracker.home;

import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to do something for a home, for one process at a time. The operating system takes it
/// back when the process ends, however it ends.
public final class HomeLock implements AutoCloseable {
  /// Sending alerts: whoever has it knows that every claim in the outbox is of a sender that is
  /// dead.
  public static final String SENDER = "sender.lock";

  /// Collecting event history.
  public static final String COLLECTOR = "collector.lock";

  /// Locks that this process has. A process loses its lock on a file as soon as it closes any
  /// channel to it, so such a file must not even be opened.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes a lock; empty when somebody else has it, who takes care of everything.
  ///
  /// @param name [#SENDER] or [#COLLECTOR]
  /// @throws StoreUnavailable when the home cannot be written to
  public static Optional<HomeLock> take(HomeFolder home, String name) {
    home.create();
    try {
      Path file = home.root().toRealPath().resolve(name);
      if (!HELD_HERE.add(file)) {
        return Optional.empty();
      }
      Optional<HomeLock> lock = Optional.empty();
      try {
        lock = lock(file);
      } finally {
        if (lock.isEmpty()) {
          HELD_HERE.remove(file);
        }
      }
      return lock;
    } catch (IOException e) {
      throw new StoreUnavailable("cannot write to " + home.root() + ": " + HomeFolder.reason(e), e);
    }
  }

  private static Optional<HomeLock> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() != null) {
      return Optional.of(new HomeLock(file, channel));
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreUnavailable("cannot give back " + file + ": " + HomeFolder.reason(e), e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
