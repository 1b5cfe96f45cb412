package dev.iamtracker.alert;

import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something people are told of.
public sealed interface Alert {
  /// The same for every channel and every try; texts of logs may be part of it.
  String id();

  Level level();

  /// One finding.
  ///
  /// @param id of the finding
  record Single(String id, Level level) implements Alert {}

  /// Many findings in one message.
  ///
  /// @param level of the worst of them
  /// @param rule whose findings these are, null for findings of several rules
  /// @param actor who caused them, null for several actors
  /// @param first when the first one happened
  /// @param last when the last one happened
  /// @param counts how many there are of each level
  /// @param sentences what some of them say, at most [#MOST_SENTENCES]
  record Digest(
      String id,
      Subject subject,
      Level level,
      @Nullable String rule,
      @Nullable String actor,
      Instant first,
      Instant last,
      Map<Level, Long> counts,
      List<String> sentences)
      implements Alert {
    public static final int MOST_SENTENCES = 20;

    public Digest {
      counts = Map.copyOf(counts);
      sentences = List.copyOf(sentences);
    }

    /// How many findings there are.
    public long count() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// Why findings are told of together.
  enum Subject {
    /// The same rule found the same actor again within a short time.
    REPETITION,
    /// They were too old for alerts of their own when they were stored.
    HISTORY
  }
}
