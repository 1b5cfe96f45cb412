package dev.iamtracker.filter;

import dev.iamtracker.filter.RolePattern.RoleArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The roles to leave out.
final class RolePatterns {
  private static final byte[] ARN = Utf8.of("arn:");
  private static final byte[] COLON = Utf8.of(":");
  private static final byte[] ROLE = Utf8.of(":role/");

  private final List<RolePattern> patterns;

  RolePatterns(List<String> patterns) {
    this.patterns = patterns.stream().distinct().map(RolePattern::new).toList();
  }

  /// The first pattern that means the role with this ARN, null if none does or it is no role's.
  Verdict.@Nullable FilteredRole match(byte @Nullable [] arn) {
    if (arn == null || patterns.isEmpty()) {
      return null;
    }
    RoleArn role = role(arn);
    if (role == null) {
      return null;
    }
    for (RolePattern pattern : patterns) {
      if (pattern.matches(role)) {
        return pattern.verdict();
      }
    }
    return null;
  }

  private static @Nullable RoleArn role(byte[] arn) {
    if (!Utf8.startsWith(arn, ARN)) {
      return null;
    }
    int afterPartition = Utf8.indexOf(arn, COLON, ARN.length);
    int marker = afterPartition < 0 ? -1 : Utf8.indexOf(arn, ROLE, afterPartition);
    if (marker < 0) {
      return null;
    }
    return new RoleArn(arn, afterPartition, marker + ROLE.length, Utf8.lastIndexOf(arn, '/') + 1);
  }
}
