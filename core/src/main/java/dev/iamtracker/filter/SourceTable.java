package dev.iamtracker.filter;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values by names of event sources, found without making a string: names of the same length are
/// few, so they are compared one by one.
final class SourceTable {
  private final Entry[][] byLength;

  SourceTable(Map<String, String> values) {
    // One array for each value, so that equal values are the same array.
    Map<String, byte[]> shared =
        values.values().stream()
            .distinct()
            .collect(Collectors.toMap(Function.identity(), Utf8::of));
    int longest = values.keySet().stream().mapToInt(name -> Utf8.of(name).length).max().orElse(-1);
    this.byLength = new Entry[longest + 1][0];
    values.forEach(
        (name, value) -> {
          Entry entry = new Entry(Utf8.of(name), shared.getOrDefault(value, Utf8.of(value)));
          Entry[] others = byLength[entry.name().length];
          Entry[] more = Arrays.copyOf(others, others.length + 1);
          more[others.length] = entry;
          byLength[entry.name().length] = more;
        });
  }

  SourceTable(Set<String> names) {
    this(names.stream().collect(Collectors.toMap(Function.identity(), Function.identity())));
  }

  byte @Nullable [] find(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length >= byLength.length) {
      return null;
    }
    for (Entry entry : byLength[length]) {
      if (Arrays.equals(entry.name(), 0, length, buffer, from, to)) {
        return entry.value();
      }
    }
    return null;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Entry(byte[] name, byte[] value) {}
}
