package dev.iamtracker.alert;

import dev.iamtracker.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds back findings that say what was just said: of each rule and actor, the first one within a
/// window of time is told of at once. When many actors set off a rule, as in a flood, those beyond
/// the first [#MOST_ACTORS] share one group, so the number of messages does not grow with the
/// number of findings.
final class Grouping {
  static final int MOST_ACTORS = 50;

  private final OpenGroups store;
  private final Instant now;
  private final Duration window;
  private final Map<String, Map<String, OpenGroup>> rules = new HashMap<>();
  private final List<Alert> closed = new ArrayList<>();
  private long heldBack;

  Grouping(OpenGroups store, Instant now, Duration window) {
    this.store = store;
    this.now = now;
    this.window = window;
  }

  /// Whether a finding is to be told of now; otherwise it is told of later, with others.
  boolean isFirst(Finding finding) {
    Map<String, OpenGroup> groups = rules.computeIfAbsent(finding.rule(), this::load);
    String actor = finding.actor();
    OpenGroup group = groups.get(actor);
    if (group == null && groups.size() < MOST_ACTORS) {
      groups.put(actor, open(finding.rule(), actor));
      return true;
    }
    if (group == null) {
      actor = OpenGroup.OTHERS;
      group = groups.get(actor);
    }
    if (group == null) {
      group = open(finding.rule(), actor);
    }
    groups.put(actor, group.with(finding));
    heldBack++;
    return false;
  }

  private OpenGroup open(String rule, String actor) {
    return OpenGroup.open(rule, actor, now, now.plus(window));
  }

  private Map<String, OpenGroup> load(String rule) {
    var groups = new HashMap<String, OpenGroup>();
    for (OpenGroup group : store.of(rule)) {
      if (group.closes().isAfter(now)) {
        groups.put(group.actor(), group);
      } else {
        close(group);
      }
    }
    return groups;
  }

  private void close(OpenGroup group) {
    if (!group.isEmpty()) {
      closed.add(group.digest());
    }
    store.remove(group);
  }

  /// Closes the groups of all rules whose time is over.
  void closeAll() {
    store.closed(now).forEach(this::close);
  }

  /// Digests of groups whose time was over before this run.
  List<Alert> closed() {
    return closed;
  }

  long heldBack() {
    return heldBack;
  }

  void keep() {
    rules.values().forEach(groups -> store.put(groups.values()));
  }
}
