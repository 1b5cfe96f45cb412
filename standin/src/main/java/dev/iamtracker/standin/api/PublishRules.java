package dev.iamtracker.standin.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Amazon SNS asks of a message.
///
/// See https://docs.aws.amazon.com/sns/latest/api/API_Publish.html and
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
final class PublishRules {
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_SUBJECT = 99;
  private static final Set<String> TYPES = Set.of("String", "String.Array", "Number", "Binary");

  private PublishRules() {}

  /// The text attributes of a message.
  static Map<String, String> attributes(Form form) {
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 1; form.text(name(i)).isPresent(); i++) {
      attributes.put(form.text(name(i)).get(), form.text(value(i, "StringValue")).orElse(""));
    }
    return attributes;
  }

  static Optional<Refusal> refusal(Form form) {
    String body = form.text("Message").orElse("");
    if (body.isEmpty()) {
      return invalid("Empty message");
    }
    String subject = form.parameters().get("Subject");
    if (subject != null && !isSubject(subject)) {
      return invalid("Subject");
    }
    long size = body.getBytes(UTF_8).length;
    for (int i = 1; form.text(name(i)).isPresent(); i++) {
      Optional<Refusal> refusal = refusal(form, i);
      if (refusal.isPresent()) {
        return refusal;
      }
      for (String text : Set.of(name(i), value(i, "DataType"), value(i, "StringValue"))) {
        size += form.text(text).orElse("").getBytes(UTF_8).length;
      }
    }
    return size > MOST_BYTES ? invalid("Message too long") : Optional.empty();
  }

  private static boolean isSubject(String subject) {
    return subject.length() <= MOST_SUBJECT && subject.matches("[!-~][ -~]*");
  }

  private static Optional<Refusal> refusal(Form form, int number) {
    String name = form.text(name(number)).orElse("");
    String type = form.text(value(number, "DataType")).orElse("");
    if (!name.matches("(?!(?i)aws\\.|amazon\\.)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")
        || name.length() > 256) {
      return unfit("Invalid message attribute name " + name);
    }
    if (!TYPES.contains(type)) {
      return unfit("The message attribute '" + name + "' has an invalid type");
    }
    String field = type.equals("Binary") ? "BinaryValue" : "StringValue";
    return form.text(value(number, field)).isEmpty()
        ? unfit(
            "The message attribute '"
                + name
                + "' must contain non-empty message attribute value for message attribute type '"
                + type
                + "'.")
        : Optional.empty();
  }

  private static String name(int number) {
    return "MessageAttributes.entry." + number + ".Name";
  }

  private static String value(int number, String field) {
    return "MessageAttributes.entry." + number + ".Value." + field;
  }

  private static Optional<Refusal> invalid(String what) {
    return Optional.of(new Refusal(400, "InvalidParameter", "Invalid parameter: " + what));
  }

  private static Optional<Refusal> unfit(String why) {
    return Optional.of(new Refusal(400, "ParameterValueInvalid", why));
  }
}
