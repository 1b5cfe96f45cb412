package dev.iamtracker.cli.alerts;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Sender;
import dev.iamtracker.channel.Channels;
import dev.iamtracker.channel.ConsoleChannel;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.Settings;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.home.AlertHome;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.suppression.Suppression;
import dev.iamtracker.suppression.SuppressionFile;
import dev.iamtracker.suppression.Suppressions;
import dev.iamtracker.track.Audience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What settings and home say about alerts.
public record LocalAlerts(Path home, Settings settings, Terminal terminal, InstantSource clock) {
  private static final List<Integer> LOOKED_AT = List.of(1_000, 20_000);

  /// Which findings nobody wants to hear of.
  public Suppressions suppressions() {
    Optional<Path> named = settings.alerting().suppressions();
    Path file = named.orElse(home.resolve("suppressions.yml"));
    return named.isPresent() || Files.isRegularFile(file)
        ? SuppressionFile.read(file)
        : Suppressions.NONE;
  }

  /// Suppressions that expired, or cover none of the findings that are kept, each in words.
  public List<String> idle(Suppressions suppressions, FindingStore findings) {
    Instant now = clock.instant();
    var idle = new ArrayList<String>();
    suppressions
        .expired(now)
        .forEach(one -> idle.add("expired " + one.expires() + ": " + text(one)));
    unused(suppressions, findings, now).forEach(one -> idle.add("never used: " + text(one)));
    return idle;
  }

  /// Most are in use and found to be so in the newest findings.
  private static List<Suppression> unused(
      Suppressions suppressions, FindingStore findings, Instant now) {
    List<Suppression> unused = suppressions.unused(List.of(), now);
    for (int limit : LOOKED_AT) {
      if (!unused.isEmpty()) {
        List<Finding> newest =
            findings.list(FindingFilter.CURRENT.limitedTo(limit)).stream()
                .map(StoredFinding::finding)
                .toList();
        unused = new Suppressions(unused).unused(newest, now);
      }
    }
    return unused;
  }

  private static String text(Suppression suppression) {
    return suppression.label() + ", line " + suppression.line();
  }

  /// Names of the channels that are set up.
  public List<String> channelNames() {
    return channels().stream().map(Channel::name).toList();
  }

  /// Who is told of what a run finds.
  public Audience audience() {
    Suppressions suppressions = suppressions();
    return Audience.of(
        settings, suppressions, channelNames(), findings -> idle(suppressions, findings));
  }

  /// The channels that are set up.
  public List<Channel> channels() {
    return Channels.of(
        settings.alerting(),
        Optional.of(new ConsoleChannel(terminal.err(), terminal.showsErr())),
        clock);
  }

  /// Sends what is due, and says what each channel did; empty when another process is at it.
  public Optional<List<Sender.Passed>> send(AlertHome home) {
    return home.alone(clock.instant(), () -> sender(home.stores(), channels()).send());
  }

  /// Sends what a run found, and forgets what is too old to be kept.
  ///
  /// @return what was not sent, each in words
  public List<String> afterRun(LocalLake lake) {
    try (AlertHome open = lake.alerts()) {
      open.deleteBefore(settings.alerting().retention().limit(clock.instant()));
      return channels().isEmpty()
          ? List.of()
          : send(open)
              .map(LocalAlerts::undelivered)
              .orElse(List.of("another process is sending alerts already"));
    }
  }

  private static List<String> undelivered(List<Sender.Passed> passed) {
    return passed.stream()
        .filter(one -> one.failed() > 0 || !one.error().isEmpty())
        .map(one -> one.channel() + ": " + one.failed() + " not sent (" + one.error() + ")")
        .toList();
  }

  Sender sender(AlertStores stores, List<Channel> channels) {
    return new Sender(
        stores,
        new AlertText(settings.alerting().zone()),
        channels,
        new SplittableRandom(),
        clock,
        line -> {
          terminal.err().println(line);
          terminal.err().flush();
        });
  }
}
