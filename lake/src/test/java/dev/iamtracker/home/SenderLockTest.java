package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderLockTest {
  @Test
  void onlyOneSenderHasIt(@TempDir Path folder) {
    HomeFolder home = new HomeFolder(folder);
    try (SenderLock _ = SenderLock.take(home).orElseThrow()) {
      assertThat(SenderLock.take(home)).isEmpty();
    }

    Optional<SenderLock> next = SenderLock.take(home);

    assertThat(next).isPresent();
    next.get().close();
  }
}
