package dev.iamtracker.cli.rules;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.hunt.Rules;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Loads rules while other things are opened.
public final class RulesAhead {
  private final FutureTask<Rules> loading;

  public RulesAhead(LocalRules local, RuleOptions options) {
    this.loading = new FutureTask<>(() -> local.load(options));
    Thread.ofPlatform().daemon().name("rules").start(loading);
  }

  /// Waits for them.
  ///
  /// @throws dev.iamtracker.config.InvalidConfiguration for rules that cannot be loaded
  public Rules get() {
    try {
      return loading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackerException("Interrupted while the rules were loaded.");
    }
  }
}
