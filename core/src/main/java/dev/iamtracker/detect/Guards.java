package dev.iamtracker.detect;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tests that many rules make of one column, each of which has to hold for its rule to match. What
/// a value satisfies is found out once: with the next event of the same user agent, hundreds of
/// rules cost one look. One instance serves one thread.
final class Guards {
  private static final int MOST_VALUES = 2_048;
  private static final int LONGEST = 1_000;

  private final Column column;
  private final List<Check.OfField> tests = new ArrayList<>();
  private final Map<Utf8, BitSet> known = new HashMap<>();
  private final BitSet absent = new BitSet();
  private int hits;
  private boolean useless;

  Guards(Column column) {
    this.column = column;
  }

  Column column() {
    return column;
  }

  int size() {
    return tests.size();
  }

  /// @return the number of the test
  int add(Check.OfField test) {
    absent.set(tests.size(), test.absent());
    tests.add(test);
    return tests.size() - 1;
  }

  /// Which tests a value satisfies; null where it takes no less time to make them.
  @Nullable BitSet satisfied(@Nullable Utf8 value) {
    if (value == null) {
      return absent;
    }
    if (useless || value.length() > LONGEST) {
      return null;
    }
    BitSet satisfied = known.get(value);
    if (satisfied != null) {
      hits++;
      return satisfied;
    }
    if (known.size() >= MOST_VALUES) {
      useless = hits < MOST_VALUES;
      hits = 0;
      known.clear();
    }
    satisfied = new BitSet(tests.size());
    for (int i = 0; i < tests.size(); i++) {
      satisfied.set(i, tests.get(i).compare(value));
    }
    known.put(value.copy(), satisfied);
    return satisfied;
  }

  /// A test that has to hold for a check to hold, of a column that is not part of the kind of an
  /// event; null when there is none.
  static Check.@Nullable OfField of(Check check) {
    return switch (check) {
      case Check.OfField test when test.column() != null && !EventKind.has(test.column()) -> test;
      case Check.All(var parts) -> {
        for (Check part : parts) {
          Check.OfField test = of(part);
          if (test != null) {
            yield test;
          }
        }
        yield null;
      }
      default -> null;
    };
  }
}
