package dev.iamtracker.standin.api;

import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.Form;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.protocol.Xml;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// `sns:Publish` and `sns:GetTopicAttributes`, with the topics they know.
public final class SnsApi implements Api {
  private final Set<String> topics = ConcurrentHashMap.newKeySet();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final List<PublishedMessage> published = new CopyOnWriteArrayList<>();
  private final AtomicLong publishes = new AtomicLong();
  private final AtomicLong hangUps = new AtomicLong();
  private volatile @Nullable Refusal refusal;

  @Override
  public String service() {
    return "sns";
  }

  @Override
  public boolean isRegional() {
    return true;
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String operation(HttpRequest request) {
    return Form.of(request.body()).action();
  }

  /// A topic exists from now on.
  public SnsApi topic(String arn) {
    topics.add(arn);
    return this;
  }

  public SnsApi deleteTopic(String arn) {
    topics.remove(arn);
    return this;
  }

  /// Nobody may call that operation, such as `Publish`.
  public SnsApi deny(String operation) {
    denied.add(operation);
    return this;
  }

  /// Every Publish is refused like that; null for none.
  public SnsApi refuse(@Nullable Refusal with) {
    refusal = with;
    return this;
  }

  /// So many messages are taken, and the connection is reset instead of an answer.
  public SnsApi hangUpAfterTaking(long messages) {
    hangUps.set(messages);
    return this;
  }

  /// Everything that was taken, in order.
  public List<PublishedMessage> published() {
    return List.copyOf(published);
  }

  /// How often it was asked to take something.
  public long publishes() {
    return publishes.get();
  }

  @Override
  public Answer answer(HttpRequest request, Caller caller) {
    Form form = Form.of(request.body());
    String operation = form.action();
    String arn = form.text("TopicArn").orElse("");
    boolean isPublish = operation.equals("Publish");
    if (isPublish) {
      publishes.incrementAndGet();
    } else if (!operation.equals("GetTopicAttributes")) {
      return new Refusal(400, "InvalidAction", "The action " + operation + " is not valid");
    }
    if (!arn.matches("arn:aws[a-z-]*:sns:" + caller.region() + ":\\d{12}:[A-Za-z0-9_-]{1,256}")) {
      return new Refusal(400, "InvalidParameter", "Invalid parameter: TopicArn");
    }
    if (denied.contains(operation)) {
      return new Refusal(
          403,
          "AuthorizationError",
          "User: %s is not authorized to perform: SNS:%s on resource: %s because no identity-based policy allows the SNS:%s action"
              .formatted(caller.key().arn(), operation, arn, operation));
    }
    if (!topics.contains(arn)) {
      return new Refusal(404, "NotFound", "Topic does not exist");
    }
    return isPublish ? taken(form, arn) : new Answer.Body(attributes(arn, caller.account()));
  }

  private Answer taken(Form form, String arn) {
    Refusal always = refusal;
    if (always != null) {
      return always;
    }
    Optional<Refusal> broken = PublishRules.refusal(form);
    if (broken.isPresent()) {
      return broken.get();
    }
    var message =
        new PublishedMessage(
            UUID.randomUUID().toString(),
            arn,
            form.text("Subject").orElse(""),
            form.text("Message").orElse(""),
            PublishRules.attributes(form));
    published.add(message);
    return hangUps.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? new Answer.Silence()
        : new Answer.Body(
            new Xml("PublishResponse")
                .open("PublishResult")
                .field("MessageId", message.id())
                .close("PublishResult")
                .text());
  }

  private static String attributes(String arn, String account) {
    return new Xml("GetTopicAttributesResponse")
        .open("GetTopicAttributesResult")
        .open("Attributes")
        .open("entry")
        .field("key", "TopicArn")
        .field("value", arn)
        .close("entry")
        .open("entry")
        .field("key", "Owner")
        .field("value", account)
        .close("entry")
        .close("Attributes")
        .close("GetTopicAttributesResult")
        .text();
  }
}
