package dev.iamtracker.collector;

import dev.iamtracker.alert.Channel;
import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.channel.Channels;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.Settings;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.dynamo.StackSettings;
import dev.iamtracker.sns.SnsChannel;
import dev.iamtracker.sns.TopicArn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a function works with: the tables of its stack, its rules, and the ways to reach people.
///
/// @param topic the channel among those of the alarms that has to be closed
record OpenStack(
    Settings settings,
    AwsAccess access,
    DynamoStack tables,
    Library library,
    Alarms alarms,
    Optional<SnsChannel> topic,
    Timing timing,
    Log log)
    implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  static OpenStack of(Settings settings, Library library, Surroundings around) {
    AwsAccess access = AwsAccess.of(around.environment());
    Timing timing = Timing.of(around.clock());
    Settings.Stack stack = settings.stack();
    var tables =
        new StackSettings(
            stack.eventsTable(),
            stack.controlTable(),
            stack.alertsTable(),
            Optional.empty(),
            settings.alerting().retention(),
            PATIENCE);
    Optional<SnsChannel> topic =
        stack
            .topic()
            .filter(_ -> stack.alerts())
            .map(arn -> SnsChannel.of(access, TopicArn.of("ALERTS_TOPIC_ARN", arn)));
    var channels = new ArrayList<Channel>();
    topic.ifPresent(channels::add);
    if (stack.alerts()) {
      channels.addAll(Channels.of(settings.alerting(), Optional.empty(), timing));
    }
    return new OpenStack(
        settings,
        access,
        DynamoStack.open(access, tables, timing),
        library,
        new Alarms(settings, library.suppressions(), List.copyOf(channels), timing, around.log()),
        topic,
        timing,
        around.log());
  }

  /// Sends what is due.
  ///
  /// @return what was not sent, each in words
  List<String> send() {
    return alarms.send(tables.alerts());
  }

  @Override
  public void close() {
    topic.ifPresent(SnsChannel::close);
    tables.close();
    access.close();
  }
}
