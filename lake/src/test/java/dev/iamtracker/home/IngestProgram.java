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

  /// @param args home, logs, `pause` and `wait` to stop before reading and for a line of input
  ///   before the commit, `roomy` to write few large files
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    List<String> more = List.of(args).subList(2, args.length);
    TestHome home =
        TestHome.in(Path.of(args[0]), more.contains("roomy") ? TestHome.ROOMY : TestHome.TIGHT);
    List<LogFile> files = SimulatedLogs.files(Path.of(args[1]));
    IngestPlan plan = TestHome.plan(2);
    var talking =
        new IngestPlan(
            plan.sources(),
            plan.filter(),
            plan.window(),
            plan.threads(),
            plan.now(),
            plan.watches(),
            (_, _) -> out.println("read"));
    out.println("begin");
    out.println("sees " + home.content().rows());
    try (RunStore store = home.lake().begin("ingest")) {
      out.println("begun");
      if (more.contains("pause")) {
        out.println("pauses " + System.in.read());
      }
      long stored = new IngestRun(talking, store, () -> 0).read(files, List.of()).stored();
      out.println("stored " + stored);
      if (more.contains("wait")) {
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
