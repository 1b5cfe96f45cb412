package dev.iamtracker.cli.stack;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.cli.alerts.AlertPlace;
import dev.iamtracker.cli.alerts.StoryEvents;
import dev.iamtracker.config.Settings;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.sns.SnsChannel;
import dev.iamtracker.sns.TopicArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Findings and alerts of a stack. Its functions may send at any time: what one sender has claimed
/// no other one gets, so nobody has to wait.
public final class StackAlertPlace implements AlertPlace {
  private final OpenStack open;
  private final Optional<SnsChannel> topic;

  private StackAlertPlace(OpenStack open, Optional<SnsChannel> topic) {
    this.open = open;
    this.topic = topic;
  }

  public static StackAlertPlace open(Stacks stacks, String stack) {
    Settings settings = Settings.from(stacks.environment());
    OpenStack open = stacks.open(stack);
    return new StackAlertPlace(
        open,
        settings
            .stack()
            .topic()
            .map(arn -> SnsChannel.of(open.access(), TopicArn.of("ALERTS_TOPIC_ARN", arn))));
  }

  @Override
  public AlertStores stores() {
    return open.tables().alerts();
  }

  @Override
  public StoryEvents events() {
    return new StackStory(open.tables().events());
  }

  @Override
  public void change(Runnable work) {
    boolean _ =
        open.tables()
            .alone(
                () -> {
                  work.run();
                  return true;
                });
  }

  @Override
  public void retryNow(Instant now, boolean again) {
    change(() -> open.tables().upkeep().retryNow(now, again));
  }

  @Override
  public <T> Optional<T> sending(Instant now, Supplier<T> work) {
    return Optional.of(work.get());
  }

  @Override
  public List<Channel> channels() {
    return topic.stream().<Channel>map(channel -> channel).toList();
  }

  @Override
  public String noChannel() {
    return "No channel is set up; set ALERTS_TOPIC_ARN to the topic of the stack, or the channels"
        + " that its functions have, such as ALERT_SLACK_WEBHOOK (see docs/settings.md).";
  }

  /// Suppressions of a stack are with its functions.
  @Override
  public List<String> idle(FindingStore findings) {
    return List.of();
  }

  @Override
  public void close() {
    topic.ifPresent(SnsChannel::close);
    open.close();
  }
}
