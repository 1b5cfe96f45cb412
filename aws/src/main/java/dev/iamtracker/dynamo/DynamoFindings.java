package dev.iamtracker.dynamo;

import dev.iamtracker.dynamo.FindingDays.Entry;
import dev.iamtracker.finding.Acknowledgement;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.StoredFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What rules found, in the alerts table: its partition key is what the rule found something about,
/// its sort key is the rule.
final class DynamoFindings implements FindingStore {
  /// Few rules are files in so many folders.
  private static final int MOST_BORDERS = 50;

  private static final int DAYS_AT_A_TIME = 16;
  private static final int FINDINGS_AT_A_TIME = 500;
  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::last).thenComparing(Entry::id).reversed();

  private final Items items;
  private final FindingRetention retention;
  private final FindingDays days;

  DynamoFindings(Items items, FindingRetention retention) {
    this.items = items;
    this.retention = retention;
    this.days = new FindingDays(items, retention);
  }

  @Override
  public Set<String> add(Collection<StoredFinding> findings) {
    Map<Key, StoredFinding> all = last(findings);
    Map<Key, Item> there = items.get(all.keySet());
    var fresh = new ArrayList<StoredFinding>();
    var episodes = new ArrayList<StoredFinding>();
    all.forEach(
        (key, one) -> {
          if (one.finding().episode() != null) {
            episodes.add(one);
          } else if (!there.containsKey(key)) {
            fresh.add(one);
          }
        });
    days.add(fresh);
    Set<String> added = put(fresh);
    added.addAll(putEpisodes(episodes, there));
    return added;
  }

  /// Each once; of an episode what was said last.
  private static Map<Key, StoredFinding> last(Collection<StoredFinding> findings) {
    var all = new LinkedHashMap<Key, StoredFinding>();
    for (StoredFinding one : findings) {
      Key key = FindingItem.key(one.finding());
      if (one.finding().episode() != null) {
        all.put(key, one);
      } else {
        all.putIfAbsent(key, one);
      }
    }
    return all;
  }

  private Set<String> put(Collection<StoredFinding> fresh) {
    var ids = new LinkedHashMap<Key, String>();
    fresh.forEach(one -> ids.put(FindingItem.key(one.finding()), one.id()));
    Set<Key> written =
        items.putAll(fresh.stream().map(one -> FindingItem.of(one, retention)).toList());
    ids.keySet().retainAll(written);
    return new LinkedHashSet<>(ids.values());
  }

  private Set<String> putEpisodes(Collection<StoredFinding> episodes, Map<Key, Item> there) {
    var moved = new ArrayList<StoredFinding>();
    var left = new ArrayList<StoredFinding>();
    var now = new HashMap<Key, StoredFinding>();
    for (StoredFinding one : episodes) {
      Key key = FindingItem.key(one.finding());
      now.put(key, one);
      Item before = there.get(key);
      if (before == null) {
        moved.add(one);
        continue;
      }
      StoredFinding known = FindingItem.read(before, Optional.empty());
      if (!FindingDays.isListedAlike(known.finding(), one.finding())) {
        moved.add(one);
        if (!FindingDays.isOfOneDay(known.finding(), one.finding())) {
          left.add(known);
        }
      }
    }
    days.addEpisodes(moved);
    var fresh = new HashSet<Key>();
    items.change(
        now.keySet(),
        before -> {
          StoredFinding one = now.get(before.key());
          if (one == null) {
            return Optional.empty();
          }
          if (before.version() == 0) {
            fresh.add(before.key());
            return Optional.of(FindingItem.of(one, retention));
          }
          fresh.remove(before.key());
          Item after = FindingItem.replaced(before, one);
          return after.values().equals(before.values()) ? Optional.empty() : Optional.of(after);
        });
    left.forEach(known -> days.forget(known.finding()));
    var ids = new LinkedHashSet<String>();
    now.forEach(
        (key, one) -> {
          if (fresh.contains(key)) {
            ids.add(one.id());
          }
        });
    return ids;
  }

  @Override
  public void supersede(String id, String by) {
    item(id)
        .ifPresent(
            found ->
                items.change(
                    Set.of(found.key()),
                    before ->
                        before.version() == 0
                            ? Optional.empty()
                            : Optional.of(FindingItem.superseded(before, by))));
  }

  @Override
  public boolean acknowledge(String id, Acknowledgement acknowledgement) {
    Optional<Item> finding = item(id);
    finding.ifPresent(
        found ->
            items.change(
                Set.of(FindingItem.beside(found.key())),
                before -> Optional.of(FindingItem.acknowledged(before, acknowledgement, found))));
    return finding.isPresent();
  }

  @Override
  public Optional<StoredFinding> find(String id) {
    return item(id)
        .map(found -> FindingItem.read(found, items.get(FindingItem.beside(found.key()))));
  }

  /// A rule may have `/` in its id, and so may what it found something about.
  private Optional<Item> item(String id) {
    var keys = new LinkedHashSet<Key>();
    for (int border = id.indexOf('/');
        border >= 0 && keys.size() < MOST_BORDERS;
        border = id.indexOf('/', border + 1)) {
      keys.add(FindingItem.key(id, border));
    }
    Map<Key, Item> found = keys.isEmpty() ? Map.of() : items.get(keys);
    return keys.stream().flatMap(key -> Optional.ofNullable(found.get(key)).stream()).findFirst();
  }

  @Override
  public List<StoredFinding> list(FindingFilter filter) {
    var found = new ArrayList<StoredFinding>();
    List<LocalDate> all = days.days(filter);
    for (int from = 0; from < all.size() && found.size() < filter.limit(); from += DAYS_AT_A_TIME) {
      List<LocalDate> some = all.subList(from, Math.min(all.size(), from + DAYS_AT_A_TIME));
      Table.inParallel(some, day -> days.of(day, filter))
          .forEach(entries -> collect(entries, filter, found));
    }
    return found;
  }

  private void collect(List<Entry> entries, FindingFilter filter, List<StoredFinding> found) {
    List<Entry> sorted = entries.stream().distinct().sorted(NEWEST_FIRST).toList();
    int from = 0;
    while (from < sorted.size() && found.size() < filter.limit()) {
      int size = Math.clamp(filter.limit() - found.size(), 25, FINDINGS_AT_A_TIME);
      List<Entry> some = sorted.subList(from, Math.min(sorted.size(), from + size));
      from += size;
      read(some).stream()
          .filter(filter::accepts)
          .limit(filter.limit() - found.size())
          .forEach(found::add);
    }
  }

  /// Those that are there and are listed where they belong.
  private List<StoredFinding> read(List<Entry> entries) {
    var keys = new HashSet<Key>();
    for (Entry entry : entries) {
      Key key = FindingItem.key(entry.id(), entry.rule().length());
      keys.add(key);
      keys.add(FindingItem.beside(key));
    }
    Map<Key, Item> there = items.get(keys);
    var found = new ArrayList<StoredFinding>();
    for (Entry entry : entries) {
      Key key = FindingItem.key(entry.id(), entry.rule().length());
      Item item = there.get(key);
      if (item != null) {
        StoredFinding one =
            FindingItem.read(item, Optional.ofNullable(there.get(FindingItem.beside(key))));
        if (one.finding().last().toEpochMilli() == entry.last().toEpochMilli()) {
          found.add(one);
        }
      }
    }
    return found;
  }
}
