package dev.iamtracker.sns;

import dev.iamtracker.config.InvalidConfiguration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A topic.
///
/// @param text such as `arn:aws:sns:eu-west-1:111122223333:alerts`
/// @param region where it lies
public record TopicArn(String text, String region) {
  private static final Pattern SHAPE =
      Pattern.compile("arn:aws[a-z-]*:sns:([a-z0-9-]+):\\d{12}:[A-Za-z0-9_-]{1,256}");

  /// @param setting it comes from
  /// @throws InvalidConfiguration for anything else, first-in-first-out topics among it: what
  ///   people subscribe with, such as mail, is not delivered by them
  public static TopicArn of(String setting, String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidConfiguration(
          setting
              + " cannot be '"
              + text
              + "'; allowed: the ARN of a standard topic, such as"
              + " arn:aws:sns:eu-west-1:111122223333:alerts");
    }
    return new TopicArn(text, matcher.group(1));
  }
}
