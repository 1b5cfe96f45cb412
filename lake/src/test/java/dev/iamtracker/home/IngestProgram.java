package dev.iamtracker.home;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.store.RunStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Ingests in a process of its own, says on each line how far it has come, and can be told to wait.
final class IngestProgram {
  private IngestProgram() {}

  /// @param args home, logs, and `wait` to stop for a line of input before the commit
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    TestHome home = TestHome.in(Path.of(args[0]), TestHome.TIGHT);
    List<LogFile> files = SimulatedLogs.files(Path.of(args[1]));
    IngestPlan plan = TestHome.plan(2);
    var talking =
        new IngestPlan(
            plan.sources(),
            plan.filter(),
            plan.window(),
            plan.threads(),
            plan.now(),
            (_, _) -> out.println("read"));
    out.println("begin");
    try (RunStore store = home.lake().begin("ingest")) {
      out.println("begun");
      long stored = new IngestRun(talking, store, () -> 0).read(files, List.of()).stored();
      out.println("stored " + stored);
      if (args.length > 2) {
        out.println("waits " + System.in.read());
      }
      store.commit("{}");
      out.println("committed");
    } catch (TrackerException e) {
      out.println("failed " + e.getMessage());
      System.exit(1);
    }
    out.println("done");
  }
}
