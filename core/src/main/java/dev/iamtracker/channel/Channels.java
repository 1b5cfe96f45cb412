package dev.iamtracker.channel;

import dev.iamtracker.alert.Channel;
import dev.iamtracker.config.Secret;
import dev.iamtracker.config.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The channels that are set up.
public final class Channels {
  private Channels() {}

  /// All of them, the quickest first. Nothing is looked up or opened yet.
  ///
  /// @param console where alerts are printed, if they are to be
  /// @throws InvalidConfiguration for an address that cannot be used
  public static List<Channel> of(
      Settings.Alerting settings, Optional<ConsoleChannel> console, InstantSource clock) {
    var channels = new ArrayList<Channel>();
    if (settings.console()) {
      console.ifPresent(channels::add);
    }
    settings.file().ifPresent(file -> channels.add(new JsonLinesChannel(file)));
    settings
        .slackWebhook()
        .map(address -> address("ALERT_SLACK_WEBHOOK", address, settings, clock))
        .ifPresent(http -> channels.add(new SlackChannel(http)));
    settings
        .webhook()
        .map(address -> address("ALERT_WEBHOOK", address, settings, clock))
        .ifPresent(http -> channels.add(new WebhookChannel(http, settings.webhookSecret(), clock)));
    return List.copyOf(channels);
  }

  private static HttpPost address(
      String setting, Secret address, Settings.Alerting settings, InstantSource clock) {
    return new HttpPost(
        WebhookAddress.of(setting, address, settings.privateAddresses()),
        Resolver.SYSTEM,
        HttpPost.TIME,
        clock,
        null);
  }
}
