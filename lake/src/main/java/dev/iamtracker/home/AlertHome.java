package dev.iamtracker.home;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.sqlite.AlertChannels;
import dev.iamtracker.sqlite.AlertGroups;
import dev.iamtracker.sqlite.AlertOutbox;
import dev.iamtracker.sqlite.Findings;
import dev.iamtracker.sqlite.StateDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Findings and alerts of a home, open for reading and writing; others may have it open too.
public final class AlertHome implements AutoCloseable {
  private final HomeFolder home;
  private final StateDatabase state;

  private AlertHome(HomeFolder home, StateDatabase state) {
    this.home = home;
    this.state = state;
  }

  /// @throws dev.iamtracker.store.StoreUnavailable when the home cannot be written to
  static AlertHome open(HomeFolder home) {
    home.create();
    return new AlertHome(home, StateDatabase.open(home.state()));
  }

  public AlertStores stores() {
    return stores(state);
  }

  /// Does something as the only sender: what other senders had claimed is due again, since they are
  /// dead.
  ///
  /// @return empty when another process is sending, which takes care of everything
  public <T> Optional<T> alone(Instant now, Supplier<T> work) {
    Optional<HomeLock> lock = HomeLock.take(home, HomeLock.SENDER);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try {
      new AlertOutbox(state).endLeases(now);
      return Optional.of(work.get());
    } finally {
      lock.get().close();
    }
  }

  /// Makes everything due that was refused before, whatever was agreed on.
  ///
  /// @param again whether to send those once more that were given up or may have arrived twice
  public void retryNow(Instant now, boolean again) {
    new AlertOutbox(state).retryNow(now, again);
  }

  /// Deletes findings and alerts from before a time.
  public void deleteBefore(Instant time) {
    new Findings(state).deleteBefore(time);
    new AlertOutbox(state).deleteBefore(time);
  }

  static AlertStores stores(StateDatabase state) {
    return new AlertStores(
        new Findings(state),
        new AlertOutbox(state),
        new AlertGroups(state),
        new AlertChannels(state));
  }

  @Override
  public void close() {
    state.close();
  }
}
