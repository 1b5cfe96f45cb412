package dev.iamtracker.home;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.sqlite.AlertChannels;
import dev.iamtracker.sqlite.AlertGroups;
import dev.iamtracker.sqlite.AlertOutbox;
import dev.iamtracker.sqlite.Findings;
import dev.iamtracker.sqlite.StateDatabase;

/// Findings and alerts of a home, open for reading and writing; others may have it open too.
public final class AlertHome implements AutoCloseable {
  private final StateDatabase state;

  private AlertHome(StateDatabase state) {
    this.state = state;
  }

  /// @throws dev.iamtracker.store.StoreUnavailable when the home cannot be written to
  static AlertHome open(HomeFolder home) {
    home.create();
    return new AlertHome(StateDatabase.open(home.state()));
  }

  public AlertStores stores() {
    return stores(state);
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
