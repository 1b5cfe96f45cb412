package dev.iamtracker.bench;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.folder.Folder;
import dev.iamtracker.bench.machine.Machine;
import dev.iamtracker.bench.measurement.Measurement;
import dev.iamtracker.bench.measurement.Workbench;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.result.Results;
import dev.iamtracker.bench.result.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Takes measurements one after another and writes the results after each, so that an interrupted
/// run has not worked for nothing. What a measurement left in the scratch folder is deleted, unless
/// it failed.
///
/// @param proc the folder `/proc`
record Bench(Measurements known, Workbench workbench, ResultFiles files, Path proc) {

  /// @return names of the measurements that failed
  List<String> run(List<Measurement> chosen, Run run) {
    Results results = files.read();
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      Measurement measurement = chosen.get(i);
      String name = measurement.name();
      workbench
          .progress()
          .accept("[%d/%d] %s: %s".formatted(i + 1, chosen.size(), name, measurement.title()));
      try {
        Outcome outcome = measurement.measure(workbench);
        results = results.with(run.until(Machine.load(proc)), outcome).inOrderOf(known.names());
        files.write(results);
        new Folder(workbench.scratch()).delete();
      } catch (TrackerException | IOException e) {
        workbench.progress().accept(name + " failed: " + e.getMessage());
        failed.add(name);
      }
    }
    return failed;
  }
}
