package dev.iamtracker.home;

import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to send the alerts of a home, for one process at a time. The operating system takes it
/// back when the process ends, however it ends: whoever has it knows that every claim in the outbox
/// is of a sender that is dead.
public final class SenderLock implements AutoCloseable {
  /// Homes that this process sends for. A process loses its lock on a file as soon as it closes any
  /// channel to it, so such a file must not even be opened.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path home;
  private final FileChannel channel;

  private SenderLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /// Takes the lock; empty when somebody else is sending, who takes care of everything.
  ///
  /// @throws StoreUnavailable when the home cannot be written to
  public static Optional<SenderLock> take(HomeFolder home) {
    home.create();
    try {
      Path root = home.root().toRealPath();
      if (!HELD_HERE.add(root)) {
        return Optional.empty();
      }
      Optional<SenderLock> lock = Optional.empty();
      try {
        lock = lock(root);
      } finally {
        if (lock.isEmpty()) {
          HELD_HERE.remove(root);
        }
      }
      return lock;
    } catch (IOException e) {
      throw new StoreUnavailable("cannot write to " + home.root() + ": " + HomeFolder.reason(e), e);
    }
  }

  private static Optional<SenderLock> lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve("sender.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() != null) {
      return Optional.of(new SenderLock(root, channel));
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreUnavailable("cannot give back the sender lock: " + HomeFolder.reason(e), e);
    } finally {
      HELD_HERE.remove(home);
    }
  }
}
