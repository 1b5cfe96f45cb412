package dev.iamtracker.collector;

import dev.iamtracker.TrackerException;
import java.util.Map;
import java.util.TreeMap;

/// Streams that should have been read were not; all others were.
public final class CollectFailed extends TrackerException {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 10;

  private CollectFailed(String message) {
    super(message);
  }

  /// @param faults why, by stream
  static CollectFailed of(String what, Map<String, String> faults) {
    var message = new StringBuilder(what);
    new TreeMap<>(faults)
        .entrySet().stream()
            .limit(MOST)
            .forEach(
                one ->
                    message.append("\n").append(one.getKey()).append(": ").append(one.getValue()));
    if (faults.size() > MOST) {
      message.append("\nand ").append(faults.size() - MOST).append(" more");
    }
    return new CollectFailed(message.toString());
  }
}
