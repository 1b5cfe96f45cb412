package dev.iamtracker.channel;

import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Message;
import java.util.Map;

/// An incoming webhook of Slack, or of what understands the same messages.
record SlackChannel(HttpPost http) implements Channel {
  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Delivery deliver(Message message) {
    return http.post(SlackMessage.of(message), Map.of());
  }

  @Override
  public Delivery probe() {
    return http.probe();
  }
}
