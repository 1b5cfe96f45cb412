package dev.iamtracker.policy;

/// A pattern of the elements Resource and NotResource, and how much it takes in.
///
/// @param everything whether it takes in all, whatever the partition, service, region and account
/// @param service pattern for the service of an ARN; `*` where that is open, empty for what is no
///   ARN
/// @param whole whether it takes in all resources of the service in some place
/// @param wholeKind whether it takes in all resources of one kind, such as `user/*`
record ResourcePattern(boolean everything, String service, boolean whole, boolean wholeKind) {
  private static final int ARN_PARTS = 6;
  private static final int SERVICE = 2;

  static ResourcePattern of(String pattern) {
    String trimmed = pattern.strip();
    String[] parts = trimmed.split(":", ARN_PARTS);
    boolean arn = parts.length > 1 && Glob.matches(parts[0], "arn");
    boolean open = arn;
    for (int i = 1; i < parts.length; i++) {
      open &= Glob.isOpen(parts[i]);
    }
    if (open || Glob.isOpen(trimmed)) {
      return new ResourcePattern(true, "*", true, true);
    }
    if (!arn) {
      return new ResourcePattern(false, "", false, false);
    }
    String last = parts[parts.length - 1];
    boolean whole = parts.length < ARN_PARTS ? last.endsWith("*") : Glob.isOpen(last);
    int slash = last.indexOf('/');
    return new ResourcePattern(
        false,
        parts.length > SERVICE ? parts[SERVICE] : "*",
        whole,
        whole || (slash > 0 && Glob.isOpen(last.substring(slash + 1))));
  }

  /// Whether it takes in all that a service has in some place: one account, one region or partition
  /// is enough, since that may be all there is. In IAM one kind is enough too: who may do
  /// everything to all users can be any of them.
  ///
  /// @param name prefix of its actions, such as `s3`
  boolean isAllOf(String name) {
    return (whole || (wholeKind && name.equals("iam"))) && Glob.matches(service, name);
  }

  /// Whether it takes in all that all services have in some place.
  boolean isAllOfAll() {
    return whole && Glob.isOpen(service);
  }

  /// Whether it names one service.
  boolean namesService() {
    return !service.isEmpty() && !Glob.hasWildcard(service);
  }
}
