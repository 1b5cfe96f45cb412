package dev.iamtracker.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.alert.Fact;
import dev.iamtracker.alert.Message;
import dev.iamtracker.channel.MessageText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// An alert in the shape that Amazon SNS takes.
///
/// See https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
///
/// @param attributes what filters of subscriptions can ask for; none is empty, as SNS refuses that
record SnsMessage(String subject, String body, Map<String, String> attributes) {
  /// Of body and attributes together.
  static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_ATTRIBUTE = 300;
  private static final String TYPE = "String";
  private static final String CUT = "\n(cut: the whole is more than a message of SNS can hold)";

  SnsMessage {
    attributes = Map.copyOf(attributes);
  }

  static SnsMessage of(Message message) {
    var attributes = new LinkedHashMap<String, String>();
    put(attributes, "severity", message.level().text().toUpperCase(Locale.ROOT));
    put(attributes, "rule", message.rule());
    put(attributes, "event_name", message.fact(Fact.EVENT_NAME));
    put(attributes, "account", message.fact(Fact.ACCOUNT));
    String text =
        Stream.concat(
                Stream.of(MessageText.headline(message), ""), MessageText.details(message).stream())
            .collect(Collectors.joining("\n"));
    return new SnsMessage(
        message.subject(), within(text, MOST_BYTES - bytes(attributes)), attributes);
  }

  private static void put(Map<String, String> attributes, String name, String value) {
    if (!value.isBlank()) {
      attributes.put(name, within(value, MOST_ATTRIBUTE, ""));
    }
  }

  private static int bytes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .flatMap(one -> List.of(one.getKey(), TYPE, one.getValue()).stream())
        .mapToInt(text -> text.getBytes(UTF_8).length)
        .sum();
  }

  private static String within(String text, int most) {
    return within(text, most, CUT);
  }

  /// The beginning of a text that has at most so many bytes, cut between characters.
  private static String within(String text, int most, String note) {
    byte[] all = text.getBytes(UTF_8);
    if (all.length <= most) {
      return text;
    }
    int end = most - note.getBytes(UTF_8).length;
    while (isInsideCharacter(all[end])) {
      end--;
    }
    return new String(all, 0, end, UTF_8) + note;
  }

  private static boolean isInsideCharacter(byte one) {
    return (one & 0xC0) == 0x80;
  }

  PublishRequest to(TopicArn topic) {
    return PublishRequest.builder()
        .topicArn(topic.text())
        .subject(subject)
        .message(body)
        .messageAttributes(
            attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> value(one.getValue()))))
        .build();
  }

  private static MessageAttributeValue value(String text) {
    return MessageAttributeValue.builder().dataType(TYPE).stringValue(text).build();
  }
}
