package dev.iamtracker.collector;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Sender;
import dev.iamtracker.config.Settings;
import dev.iamtracker.suppression.Suppressions;
import dev.iamtracker.track.Audience;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/// Who is told of what a function finds.
///
/// @param channels those that are set up; none: findings are kept and nobody is told
record Alarms(
    Settings settings,
    Suppressions suppressions,
    List<Channel> channels,
    InstantSource clock,
    Log log) {

  Audience audience() {
    return Audience.of(
        settings, suppressions, channels.stream().map(Channel::name).toList(), _ -> List.of());
  }

  /// Sends what is due.
  ///
  /// @return what was not sent, each in words
  List<String> send(AlertStores stores) {
    if (channels.isEmpty()) {
      return List.of();
    }
    var sender =
        new Sender(
            stores,
            new AlertText(settings.alerting().zone()),
            channels,
            new SplittableRandom(new SecureRandom().nextLong()),
            clock,
            log::say);
    return sender.send().stream()
        .filter(one -> one.failed() > 0 || !one.error().isEmpty())
        .map(one -> one.channel() + ": " + one.failed() + " not sent (" + one.error() + ")")
        .toList();
  }
}
