package dev.iamtracker.correlation;

import java.util.BitSet;
import java.util.List;

/// When a correlation holds. A window is `timespan` long, both ends included, and ends at a match.
interface Trigger {
  /// Which of the matches complete a window in which the correlation holds.
  ///
  /// @param matches of one group, in their order
  BitSet completed(List<Match> matches);
}
