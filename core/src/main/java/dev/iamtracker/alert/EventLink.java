package dev.iamtracker.alert;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the AWS console shows an event.
///
/// See https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html for the names of
/// the console in the partitions.
final class EventLink {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");
  private static final Pattern EVENT = Pattern.compile("[0-9a-fA-F-]{1,64}");

  private EventLink() {}

  /// Empty for what is no region, or no id that CloudTrail gave.
  static Optional<String> of(String region, String event) {
    if (!REGION.matcher(region).matches() || !EVENT.matcher(event).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        "https://" + host(region) + "/cloudtrailv2/home?region=" + region + "#/events/" + event);
  }

  private static String host(String region) {
    if (region.startsWith("cn-")) {
      return region + ".console.amazonaws.cn";
    }
    return region.startsWith("us-gov-")
        ? region + ".console.amazonaws-us-gov.com"
        : region + ".console.aws.amazon.com";
  }
}
