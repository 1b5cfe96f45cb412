package dev.iamtracker.filter;

import dev.iamtracker.event.Utf8;

/// One entry of `FILTERED_ROLES`: a role's name, a pattern or a full ARN.
final class RolePattern {
  private final Verdict.FilteredRole verdict;
  private final Wildcard wildcard;
  private final boolean wholeArn;

  RolePattern(String pattern) {
    this.verdict = new Verdict.FilteredRole(pattern);
    this.wholeArn = pattern.regionMatches(/* ignoreCase= */ true, 0, "arn:", 0, 4);
    this.wildcard = new Wildcard(wholeArn ? withoutPartition(pattern) : pattern);
  }

  Verdict.FilteredRole verdict() {
    return verdict;
  }

  /// Whether it means this role; the partition (`aws`, `aws-cn`, `aws-us-gov` …) does not matter.
  boolean matches(RoleArn role) {
    return wholeArn
        ? wildcard.matches(role.afterPartition())
        : wildcard.matches(role.name()) || wildcard.matches(role.lastPart());
  }

  private static String withoutPartition(String arn) {
    int colon = arn.indexOf(':', 4);
    return colon < 0 ? arn.substring(4) : arn.substring(colon);
  }

  /// Parts of the ARN of a role: `arn:<partition>:iam::<account>:role/<path>/<last part>`.
  ///
  /// @param afterPartition from the colon behind the partition on
  /// @param name path and name
  /// @param lastPart the name without its path
  record RoleArn(Utf8 afterPartition, Utf8 name, Utf8 lastPart) {}
}
