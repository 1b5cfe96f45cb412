package dev.iamtracker.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The time in the name CloudTrail gives a file:
/// `<account>_CloudTrail_<region>_<yyyyMMddTHHmmZ>_<random>.json.gz`.
final class DeliveryTime {
  private static final Pattern NAME = Pattern.compile("_CloudTrail_[^_]*_(\\d{8}T\\d{4}Z)_");

  private DeliveryTime() {}

  /// The time as it is written, which sorts like a time.
  static Optional<String> in(String fileName) {
    Matcher matcher = NAME.matcher(fileName);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
