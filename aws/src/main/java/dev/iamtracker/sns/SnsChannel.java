package dev.iamtracker.sns;

import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Message;
import dev.iamtracker.aws.AwsAccess;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/// A topic of Amazon SNS that gets alerts as text, with attributes that subscriptions can filter
/// by: `severity`, `rule`, `event_name`, `account`.
///
/// Every message is one request: the client does not send it again by itself, because a message
/// whose answer was lost may have arrived.
public final class SnsChannel implements Channel, AutoCloseable {
  /// With all of its answer.
  private static final Duration TIME = Duration.ofSeconds(10);

  private final TopicArn topic;
  private final SnsClient client;

  private SnsChannel(TopicArn topic, SnsClient client) {
    this.topic = topic;
    this.client = client;
  }

  public static SnsChannel of(AwsAccess access, TopicArn topic) {
    return new SnsChannel(topic, access.askingOnce(SnsClient::builder, "SNS", topic.region()));
  }

  @Override
  public String name() {
    return "sns";
  }

  @Override
  public Delivery deliver(Message message) {
    return deliver(message, TIME);
  }

  Delivery deliver(Message message, Duration time) {
    try {
      client.publish(
          SnsMessage.of(message).to(topic).toBuilder()
              .overrideConfiguration(config -> config.apiCallTimeout(time))
              .build());
      return new Accepted();
    } catch (SdkException e) {
      return SnsFailure.delivery(e, topic.region());
    }
  }

  /// Whether the topic answers; whoever may only publish is refused by it, and knows just that.
  @Override
  public Delivery probe() {
    try {
      client.getTopicAttributes(
          request ->
              request
                  .topicArn(topic.text())
                  .overrideConfiguration(config -> config.apiCallTimeout(TIME)));
      return new Accepted();
    } catch (SdkException e) {
      return SnsFailure.isDenial(e) ? new Accepted() : SnsFailure.delivery(e, topic.region());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
