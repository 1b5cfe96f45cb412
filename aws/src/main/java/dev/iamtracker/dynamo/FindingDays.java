package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.dynamo.Packer.Unpacker;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.Level;
import dev.iamtracker.finding.StoredFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What there is of each day, to look for findings by time: those about single events in items of
/// many, which are never changed; each episode in an item of its own, which moves when the episode
/// grows.
///
/// It is written before the findings: what it names and is not there does not exist.
final class FindingDays {
  private static final String SINGLES = "findings#";
  private static final String EPISODES = "episodes#";
  private static final String ENTRIES = "entries";
  private static final String EXPIRES = "expires_at";

  /// An item has at most 400 KB.
  private static final int MOST_BYTES = 300_000;

  private final Items items;
  private final FindingRetention retention;
  private final DayIndex singles;
  private final DayIndex episodes;

  FindingDays(Items items, FindingRetention retention) {
    this.items = items;
    this.retention = retention;
    this.singles = new DayIndex(items, SINGLES + "days", retention);
    this.episodes = new DayIndex(items, EPISODES + "days", retention);
  }

  /// What is known of a finding without looking at it.
  ///
  /// @param actor hash of the actor
  /// @param account hash of the account
  record Entry(String id, String rule, Level level, Instant last, int actor, int account) {
    static Entry of(Finding finding) {
      return new Entry(
          finding.id(),
          finding.rule(),
          finding.level(),
          finding.last(),
          hash(finding.actor()),
          hash(finding.account()));
    }

    private static int hash(String text) {
      return FindingStore.cut(text).hashCode();
    }

    /// Whether a filter may accept the finding.
    boolean suits(FindingFilter filter) {
      return filter.since().filter(last::isBefore).isEmpty()
          && level.isAtLeast(filter.level())
          && filter.rule().filter(one -> !one.equals(rule)).isEmpty()
          && filter.actor().filter(one -> one.hashCode() != actor).isEmpty()
          && filter.account().filter(one -> one.hashCode() != account).isEmpty();
    }
  }

  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /// Adds findings about single events.
  void add(Collection<StoredFinding> findings) {
    var days = new TreeMap<LocalDate, List<StoredFinding>>();
    findings.forEach(
        one -> days.computeIfAbsent(day(one.finding().last()), _ -> new ArrayList<>()).add(one));
    var sheets = new ArrayList<Item>();
    days.forEach((day, some) -> add(day, some, sheets));
    items.putAll(sheets);
    note(singles, findings);
  }

  private void add(LocalDate day, List<StoredFinding> findings, List<Item> sheets) {
    byte[] packed = pack(findings);
    if (packed.length > MOST_BYTES && findings.size() > 1) {
      int half = findings.size() / 2;
      add(day, findings.subList(0, half), sheets);
      add(day, findings.subList(half, findings.size()), sheets);
      return;
    }
    String ids = String.join("\n", findings.stream().map(StoredFinding::id).toList());
    String name = KeyText.digest(ids.getBytes(UTF_8)).substring(0, 32);
    sheets.add(item(new Key(SINGLES + day, name), packed, findings.getFirst().stored()));
  }

  private Item item(Key key, byte[] packed, Instant stored) {
    return Item.of(key)
        .with(ENTRIES, packed)
        .with(EXPIRES, retention.expiry(stored).getEpochSecond());
  }

  private static void note(DayIndex index, Collection<StoredFinding> findings) {
    findings.stream()
        .map(StoredFinding::stored)
        .max(Instant::compareTo)
        .ifPresent(
            stored ->
                index.add(
                    findings.stream().map(one -> day(one.finding().last())).toList(), stored));
  }

  /// Adds episodes, or puts them where they reach now.
  void addEpisodes(Collection<StoredFinding> findings) {
    note(episodes, findings);
    var entries = new HashMap<Key, Item>();
    for (StoredFinding one : findings) {
      Key key = key(one.finding());
      entries.put(key, item(key, pack(List.of(one)), one.stored()));
    }
    items.change(
        entries.keySet(),
        before ->
            Optional.ofNullable(entries.get(before.key()))
                .map(entry -> new Item(entry.key(), before.version(), entry.values())));
  }

  /// Whether nothing changes for whoever looks for an episode.
  static boolean isListedAlike(Finding one, Finding other) {
    return Entry.of(one).equals(Entry.of(other));
  }

  static boolean isOfOneDay(Finding one, Finding other) {
    return day(one.last()).equals(day(other.last()));
  }

  /// Forgets where an episode reached before.
  void forget(Finding finding) {
    items.get(key(finding)).ifPresent(items::delete);
  }

  private static Key key(Finding finding) {
    Key key = FindingItem.key(finding);
    return new Key(EPISODES + day(finding.last()), key.sort() + "#" + key.partition());
  }

  private static byte[] pack(List<StoredFinding> findings) {
    var packer = new Packer().number(findings.size());
    for (StoredFinding one : findings) {
      Entry entry = Entry.of(one.finding());
      packer
          .text(entry.id())
          .number(entry.rule().length())
          .number(entry.level().ordinal())
          .time(entry.last())
          .number(entry.actor())
          .number(entry.account());
    }
    return packer.pack();
  }

  /// Days on which findings may be that a filter accepts, the newest first.
  List<LocalDate> days(FindingFilter filter) {
    Optional<LocalDate> end = filter.until().map(FindingDays::day);
    var days = new TreeSet<>(Comparator.<LocalDate>reverseOrder());
    if (!filter.episodes()) {
      singles.days().stream().filter(day -> end.filter(day::isAfter).isEmpty()).forEach(days::add);
    }
    // An episode may have begun long before it ended.
    days.addAll(episodes.days());
    Optional<LocalDate> start = filter.since().map(FindingDays::day);
    return days.stream().filter(day -> start.filter(day::isBefore).isEmpty()).toList();
  }

  /// Findings of a day that a filter may accept.
  List<Entry> of(LocalDate day, FindingFilter filter) {
    var found = new ArrayList<Entry>();
    if (!filter.episodes()) {
      items.partition(SINGLES + day, "").forEach(item -> read(item, filter, found));
    }
    String prefix = filter.rule().map(rule -> KeyText.of(rule) + "#").orElse("");
    items.partition(EPISODES + day, prefix).forEach(item -> read(item, filter, found));
    return found;
  }

  private static void read(Item item, FindingFilter filter, List<Entry> sink) {
    var in = new Unpacker(item.bytes(ENTRIES));
    for (long left = in.number(); left > 0; left--) {
      String id = in.text();
      String rule = id.substring(0, (int) in.number());
      var entry =
          new Entry(
              id,
              rule,
              Level.values()[(int) in.number()],
              in.time(),
              (int) in.number(),
              (int) in.number());
      if (entry.suits(filter)) {
        sink.add(entry);
      }
    }
  }
}
