package dev.iamtracker.standin.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param nextToken null on the last one
record Slice<T>(List<T> elements, @Nullable String nextToken) {
  private static final String PREFIX = "after-";

  /// @param token from the slice before, null for the first
  /// @return empty where the token is not one of ours
  static <T> Optional<Slice<T>> of(List<T> all, @Nullable String token, int size) {
    int from = token == null ? 0 : start(token);
    if (from < 0 || from > all.size()) {
      return Optional.empty();
    }
    int to = Math.min(all.size(), from + size);
    return Optional.of(new Slice<>(all.subList(from, to), to < all.size() ? PREFIX + to : null));
  }

  private static int start(String token) {
    return token.matches(PREFIX + "\\d{1,6}")
        ? Integer.parseInt(token, PREFIX.length(), token.length(), 10)
        : -1;
  }
}
