package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @Test
  void onlyOneSenderHasIt(@TempDir Path folder) {
    HomeFolder home = new HomeFolder(folder);
    try (HomeLock _ = HomeLock.take(home, HomeLock.SENDER).orElseThrow()) {
      assertThat(HomeLock.take(home, HomeLock.SENDER)).isEmpty();
    }

    Optional<HomeLock> next = HomeLock.take(home, HomeLock.SENDER);

    assertThat(next).isPresent();
    next.get().close();
  }
}
