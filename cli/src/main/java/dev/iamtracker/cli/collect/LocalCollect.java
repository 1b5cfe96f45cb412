package dev.iamtracker.cli.collect;

import dev.iamtracker.TrackerException;
import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.aws.Caller;
import dev.iamtracker.aws.CloudTrailHistory;
import dev.iamtracker.aws.Reach;
import dev.iamtracker.cli.alerts.LocalAlerts;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.rules.LocalRules;
import dev.iamtracker.cli.summary.CollectReport;
import dev.iamtracker.cli.summary.LakePlace;
import dev.iamtracker.cli.summary.SummaryPrinter;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.collect.CollectLimits;
import dev.iamtracker.collect.CollectPlan;
import dev.iamtracker.collect.Collected;
import dev.iamtracker.collect.Collector;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.StreamChoice;
import dev.iamtracker.collect.StreamFault;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Settings;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.HomeLock;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LakeStatus;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.store.StoreUnavailable;
import dev.iamtracker.track.CheckpointSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Collects event history into the local lake and says what it found.
///
/// @param environment variables of the process
/// @param stopping tells when to end
/// @param program how the user started this program, for commands to copy
public record LocalCollect(
    Terminal terminal,
    Timing timing,
    Map<String, String> environment,
    Stopping stopping,
    String program) {
  private static final int MOST_SEGMENTS_A_DAY = 12;
  private static final Duration SKEW = Duration.ofMinutes(1);

  /// Collects once, or again and again, and prints a summary each time.
  ///
  /// @return the exit code
  /// @throws TrackerException when nothing can be collected, or the lake not be written
  public int run(CollectRequest request, Format format) {
    var printer = new SummaryPrinter(terminal, format);
    Settings settings = Settings.from(environment);
    request
        .since()
        .filter(since -> !since.isBefore(timing.instant()))
        .ifPresent(
            since -> {
              throw new InvalidConfiguration(
                  "--since " + since + " lies in the future; nothing has happened from then on.");
            });
    settings.warnings().forEach(this::warn);
    stopping.runs(() -> {});
    try {
      return request.every().isEmpty()
          ? once(request, settings, printer)
          : again(request, request.every().get(), settings, printer);
    } finally {
      stopping.ended();
    }
  }

  private int again(
      CollectRequest request, Duration every, Settings settings, SummaryPrinter printer) {
    int code = ExitCode.DONE;
    while (!stopping.isStopped()) {
      Instant start = timing.instant();
      try {
        code = once(request, settings, printer);
      } catch (InvalidConfiguration e) {
        throw e;
      } catch (TrackerException e) {
        code = ExitCode.FAILED;
        warn(String.valueOf(e.getMessage()));
      }
      try {
        Duration took = Duration.between(start, timing.instant());
        stopping.await(every.minus(took));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return code;
      }
    }
    return code;
  }

  private int once(CollectRequest request, Settings settings, SummaryPrinter printer) {
    try (AwsAccess access = AwsAccess.of(environment)) {
      Caller caller = Caller.of(access, timing);
      if (caller.ahead().abs().compareTo(SKEW) > 0) {
        warn(
            "The clock of this machine is "
                + Figures.duration(caller.ahead().abs())
                + (caller.ahead().isNegative() ? " behind" : " ahead of")
                + " that of AWS; only what AWS has by its own clock counts as read.");
      }
      Reach reach = Reach.of(access, caller, settings.collecting(), request.regions());
      List<StreamId> streams =
          new StreamChoice(settings, request.regions(), request.sources())
              .of(reach.caller().partition(), reach.regions());
      var home = new HomeFolder(request.home());
      var lake = new LocalLake(home, timing, LakeLimits.ofThisMachine());
      if (request.planOnly()) {
        CollectPlan plan =
            CollectPlan.of(
                streams,
                home.exists() ? lake.coverage() : List.of(),
                request.since(),
                ofAws(caller).instant());
        new PlanPage(terminal, settings, reach, plan, printer.format()).print();
        return reach.closed().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
      }
      Rules rules = new LocalRules(request.home(), settings).load(request.rules());
      Optional<HomeLock> lock = HomeLock.take(home, HomeLock.COLLECTOR);
      if (lock.isEmpty()) {
        warn("yielded: another iat is collecting into " + home.root() + " already.");
        printer.yielded();
        return ExitCode.DONE;
      }
      try (HomeLock _ = lock.get()) {
        return collect(request, settings, printer, reach, streams, rules, lake);
      }
    }
  }

  private int collect(
      CollectRequest request,
      Settings settings,
      SummaryPrinter printer,
      Reach reach,
      List<StreamId> streams,
      Rules rules,
      LocalLake lake) {
    Instant start = timing.instant();
    Timing theirs = ofAws(reach.caller());
    List<Coverage> before = lake.coverage();
    CollectPlan plan = CollectPlan.of(streams, before, request.since(), theirs.instant());
    var place = new LakePlace(lake.home().lake(), request.home(), request.homeIsDefault(), program);
    var alerts = new LocalAlerts(request.home(), settings, terminal, timing);
    try (var history = new CloudTrailHistory(reach.accounts());
        var line = new CollectLine(terminal);
        var sink =
            new CheckpointSink(
                new LocalParts(
                    request, settings, rules, lake, alerts, plan, place, terminal, line, stopping,
                    timing),
                () -> Duration.between(start, timing.instant()))) {
      var collector =
          new Collector(
              history,
              plan.known(),
              plan.streams(),
              CollectLimits.of(settings.collecting()),
              theirs,
              new SplittableRandom());
      for (StreamId stream : streams) {
        StreamFault closed = reach.closed().get(stream.account());
        if (closed != null) {
          collector.fail(stream, closed);
        }
      }
      stopping.runs(collector::stop);
      Collected collected = collector.run(sink);
      line.erase();
      tidy(lake);
      var report = CollectReport.of(sink.summary(), collected, before, theirs.instant());
      printer.print(report, place);
      return report.incomplete() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackerException("collecting was interrupted; run the same command again", e);
    } finally {
      stopping.runs(() -> {});
    }
  }

  /// Every hour leaves small files; queries are faster on a few large ones.
  private void tidy(LocalLake lake) {
    try {
      LakeStatus status = lake.status();
      if (status.segments().size() > MOST_SEGMENTS_A_DAY * Math.max(1, status.days())) {
        lake.compact();
      }
    } catch (StoreUnavailable e) {
      warn("The lake was not compacted: " + e.getMessage());
    }
  }

  /// What is asked for, and counts as read, goes by the clock that events are kept by: with one
  /// that is off, even by a second, a part of every run would be asked for too early and be a gap.
  private Timing ofAws(Caller caller) {
    return timing.behind(caller.ahead());
  }

  private void warn(String text) {
    terminal.err().println(text.lines().map(SafeText::of).collect(Collectors.joining("\n")));
    terminal.err().flush();
  }
}
