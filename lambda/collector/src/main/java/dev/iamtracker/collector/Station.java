package dev.iamtracker.collector;

import dev.iamtracker.TrackerException;
import dev.iamtracker.config.Settings;
import java.nio.file.Path;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/// What stays from one invocation to the next, and goes through a snapshot: settings and rules.
/// What holds connections and credentials is opened anew behind one.
final class Station implements Resource {
  private final Surroundings around;
  private final Settings settings;
  private final Library library;
  private @Nullable OpenStack open;

  private Station(Surroundings around, Settings settings, Library library) {
    this.around = around;
    this.settings = settings;
    this.library = library;
  }

  /// @throws dev.iamtracker.config.InvalidConfiguration for settings that cannot be used
  static Station of(Surroundings around) {
    Settings settings = Settings.from(around.environment());
    String root = around.environment().getOrDefault("LAMBDA_TASK_ROOT", ".");
    Path home = settings.home().orElse(Path.of(root));
    var station = new Station(around, settings, Library.of(settings, home));
    settings.warnings().forEach(around.log()::say);
    station.library.rules().errors().forEach(error -> around.log().say(error.toString()));
    Core.getGlobalContext().register(station);
    var _ = station.stack();
    return station;
  }

  synchronized OpenStack stack() {
    OpenStack now = open;
    if (now == null) {
      now = OpenStack.of(settings, library, around);
      open = now;
    }
    return now;
  }

  Log log() {
    return around.log();
  }

  /// Does once what every invocation does, as far as nothing changes by it: what was loaded and
  /// compiled for that is in the snapshot.
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      new Rehearsal(stack()).run();
    } catch (TrackerException e) {
      log().say("the snapshot is taken without a rehearsal: " + e.getMessage());
    }
    close();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    var _ = stack();
  }

  private synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
