package dev.iamtracker.soak.round;

import dev.iamtracker.soak.delivery.Delivery;
import dev.iamtracker.soak.finding.SoakFailed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a lake must hold: every record that was delivered, once, as it was.
public final class Truth {
  private static final int NAMED = 5;

  private final Map<String, String> records = new HashMap<>();
  private final Map<String, String> columns = new HashMap<>();

  /// A record as it was found.
  ///
  /// @param content a digest of it
  public record Found(String id, String content) {}

  /// Adds what was delivered.
  public void expect(Delivery delivery) {
    records.putAll(delivery.records());
  }

  public int size() {
    return records.size();
  }

  /// Fails unless these are the delivered records.
  public void checkRecords(Stream<Found> found) {
    check(found.toList(), records, "records");
  }

  /// Fails unless these are the ids of the delivered records, each with the columns it had when it
  /// was seen first.
  public void checkColumns(Stream<Found> found) {
    List<Found> all = found.toList();
    all.forEach(one -> columns.putIfAbsent(one.id(), one.content()));
    columns.keySet().retainAll(records.keySet());
    check(all, columns, "columns");
  }

  private void check(List<Found> found, Map<String, String> contents, String what) {
    var lost = new HashSet<>(records.keySet());
    var doubled = new LinkedHashSet<String>();
    var unknown = new LinkedHashSet<String>();
    var changed = new LinkedHashSet<String>();
    var seen = new HashSet<String>();
    for (Found one : found) {
      lost.remove(one.id());
      if (!seen.add(one.id())) {
        doubled.add(one.id());
      } else if (!records.containsKey(one.id())) {
        unknown.add(one.id());
      } else if (!one.content().equals(contents.get(one.id()))) {
        changed.add(one.id());
      }
    }
    if (!(lost.isEmpty() && doubled.isEmpty() && unknown.isEmpty() && changed.isEmpty())) {
      throw new SoakFailed(
          "of %d %s: %s, %s, %s, %s"
              .formatted(
                  records.size(),
                  what,
                  named(lost, "lost"),
                  named(doubled, "doubled"),
                  named(changed, "changed"),
                  named(unknown, "from nowhere")));
    }
  }

  private static String named(Set<String> ids, String what) {
    return ids.size()
        + " "
        + what
        + (ids.isEmpty() ? "" : " " + ids.stream().limit(NAMED).toList());
  }
}
