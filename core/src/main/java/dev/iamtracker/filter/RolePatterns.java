package dev.iamtracker.filter;

import dev.iamtracker.event.Utf8;
import dev.iamtracker.filter.RolePattern.RoleArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The roles to leave out.
final class RolePatterns {
  private static final Utf8 ARN = Utf8.of("arn:");
  private static final Utf8 ROLE = Utf8.of(":role/");

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
  Verdict.@Nullable FilteredRole match(@Nullable Utf8 arn) {
    if (arn == null || patterns.isEmpty() || arn.length() > LONGEST_ARN) {
      return null;
    }
    int slot = arn.hashCode() & (CACHED - 1);
    Answer known = answers[slot];
    if (known == null || !known.arn().equals(arn)) {
      known = new Answer(arn.copy(), find(arn));
      answers[slot] = known;
    }
    return known.match();
  }

  private Verdict.@Nullable FilteredRole find(Utf8 arn) {
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

  private static @Nullable RoleArn role(Utf8 arn) {
    if (!arn.startsWith(ARN)) {
      return null;
    }
    int afterPartition = arn.indexOf(':', ARN.length());
    int marker = afterPartition < 0 ? -1 : arn.indexOf(ROLE, afterPartition);
    if (marker < 0) {
      return null;
    }
    int end = arn.length();
    return new RoleArn(
        arn.part(afterPartition, end),
        arn.part(marker + ROLE.length(), end),
        arn.part(arn.lastIndexOf('/') + 1, end));
  }

  private record Answer(Utf8 arn, Verdict.@Nullable FilteredRole match) {}
}
