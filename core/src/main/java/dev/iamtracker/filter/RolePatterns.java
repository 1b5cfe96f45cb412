package dev.iamtracker.filter;

import dev.iamtracker.filter.RolePattern.RoleArn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The roles to leave out.
final class RolePatterns {
  private static final byte[] ARN = Utf8.of("arn:");
  private static final byte[] COLON = Utf8.of(":");
  private static final byte[] ROLE = Utf8.of(":role/");

  private static final int CACHED = 1 << 10;
  // What IAM accepts; a caller can ask for a longer one, and is refused.
  private static final int LONGEST_ARN = 2048;

  private final List<RolePattern> patterns;

  /// What became of the roles seen last, by hash. Threads may overwrite each other's entries: these
  /// never change and are all right.
  private final @Nullable Answer[] answers = new Answer[CACHED];

  RolePatterns(List<String> patterns) {
    this.patterns = patterns.stream().distinct().map(RolePattern::new).toList();
  }

  /// The first pattern that means the role with this ARN, null if none does or it is no role's.
  Verdict.@Nullable FilteredRole match(byte @Nullable [] arn) {
    if (arn == null || patterns.isEmpty() || arn.length > LONGEST_ARN) {
      return null;
    }
    int slot = Arrays.hashCode(arn) & (CACHED - 1);
    Answer known = answers[slot];
    if (known == null || !Arrays.equals(known.arn(), arn)) {
      known = new Answer(arn, find(arn));
      answers[slot] = known;
    }
    return known.match();
  }

  private Verdict.@Nullable FilteredRole find(byte[] arn) {
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

  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(byte[] arn, Verdict.@Nullable FilteredRole match) {}
}
