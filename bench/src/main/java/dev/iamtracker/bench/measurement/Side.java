package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.folder.Folder;
import dev.iamtracker.bench.process.Command;
import java.io.IOException;
import java.nio.file.Path;

/// One of several commands that are run in turn.
///
/// @param label what its figures are called by
/// @param before done before each run, while no clock runs
record Side(String label, Command command, Before before) {
  /// Something to do before a run.
  interface Before {
    void prepare() throws IOException;
  }

  static Side of(String label, Command command) {
    return new Side(label, command, () -> {});
  }

  /// A command that needs a folder, or a file, not to be there.
  static Side afresh(String label, Command command, Path folder) {
    return new Side(label, command, () -> new Folder(folder).delete());
  }
}
