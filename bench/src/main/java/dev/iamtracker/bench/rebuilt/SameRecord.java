package dev.iamtracker.bench.rebuilt;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares a record with the one it was delivered as: same fields, values and spelling of numbers,
/// but a secret has become `(redacted)`.
final class SameRecord {
  private static final String REDACTED = "(redacted)";

  private SameRecord() {}

  static boolean test(@Nullable Object delivered, @Nullable Object rebuilt) {
    if (delivered instanceof Map<?, ?> before && rebuilt instanceof Map<?, ?> after) {
      return before.keySet().equals(after.keySet())
          && before.keySet().stream().allMatch(name -> test(before.get(name), after.get(name)));
    }
    if (delivered instanceof List<?> before && rebuilt instanceof List<?> after) {
      if (before.size() != after.size()) {
        return false;
      }
      for (int i = 0; i < before.size(); i++) {
        if (!test(before.get(i), after.get(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.equals(delivered, rebuilt)
        || (delivered != null && rebuilt instanceof String text && text.contains(REDACTED));
  }
}
