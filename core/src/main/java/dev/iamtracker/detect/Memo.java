package dev.iamtracker.detect;

import dev.iamtracker.event.Utf8;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Remembers what was found out about the values of a column: the same user agents and addresses
/// come again and again. Gives up where they do not.
final class Memo {
  private static final int MOST_VALUES = 2_048;
  private static final int LONGEST = 1_000;

  private final Map<Utf8, Boolean> known = new HashMap<>();
  private int hits;
  private boolean useless;

  boolean test(Utf8 value, Predicate<Utf8> test) {
    if (useless || value.length() > LONGEST) {
      return test.test(value);
    }
    Boolean answer = known.get(value);
    if (answer != null) {
      hits++;
      return answer;
    }
    if (known.size() >= MOST_VALUES) {
      useless = hits < MOST_VALUES;
      hits = 0;
      known.clear();
    }
    answer = test.test(value);
    known.put(value.copy(), answer);
    return answer;
  }
}
