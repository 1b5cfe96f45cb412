package dev.iamtracker.cli.alerts;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Sender;
import dev.iamtracker.channel.Channels;
import dev.iamtracker.channel.ConsoleChannel;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.Settings;
import dev.iamtracker.home.AlertHome;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.suppression.SuppressionFile;
import dev.iamtracker.suppression.Suppressions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What settings and home say about alerts.
public record LocalAlerts(Path home, Settings settings, Terminal terminal, InstantSource clock) {

  /// Which findings nobody wants to hear of.
  public Suppressions suppressions() {
    Optional<Path> named = settings.alerting().suppressions();
    Path file = named.orElse(home.resolve("suppressions.yml"));
    return named.isPresent() || Files.isRegularFile(file)
        ? SuppressionFile.read(file)
        : Suppressions.NONE;
  }

  /// Names of the channels that are set up.
  public List<String> channelNames() {
    return channels().stream().map(Channel::name).toList();
  }

  private List<Channel> channels() {
    return Channels.of(
        settings.alerting(),
        Optional.of(new ConsoleChannel(terminal.err(), terminal.showsErr())),
        clock);
  }

  /// Sends what is due, and says what each channel did; empty when another process is at it.
  public Optional<List<Sender.Passed>> send(AlertHome home) {
    return home.alone(clock.instant(), () -> sender(home.stores()).send());
  }

  /// Sends what a run found, and forgets what is too old to be kept.
  public void afterRun(LocalLake lake) {
    try (AlertHome open = lake.alerts()) {
      open.deleteBefore(settings.alerting().retention().limit(clock.instant()));
      if (!channels().isEmpty()) {
        send(open);
      }
    }
  }

  Sender sender(AlertStores stores) {
    return new Sender(
        stores,
        new AlertText(settings.alerting().zone()),
        channels(),
        new SplittableRandom(),
        clock,
        line -> {
          terminal.err().println(line);
          terminal.err().flush();
        });
  }
}
