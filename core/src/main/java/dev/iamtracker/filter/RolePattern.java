package dev.iamtracker.filter;

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
    byte[] arn = role.utf8();
    return wholeArn
        ? wildcard.matches(arn, role.afterPartition(), arn.length)
        : wildcard.matches(arn, role.name(), arn.length)
            || wildcard.matches(arn, role.lastPart(), arn.length);
  }

  private static String withoutPartition(String arn) {
    int colon = arn.indexOf(':', 4);
    return colon < 0 ? arn.substring(4) : arn.substring(colon);
  }

  /// Places in the ARN of a role: `arn:<partition>:iam::<account>:role/<path>/<last part>`.
  ///
  /// @param afterPartition where the colon behind the partition is
  /// @param name where path and name start
  /// @param lastPart where the name without its path starts
  @SuppressWarnings("ArrayRecordComponent")
  record RoleArn(byte[] utf8, int afterPartition, int name, int lastPart) {}
}
