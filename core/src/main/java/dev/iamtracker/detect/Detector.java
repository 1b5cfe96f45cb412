package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.detect.Candidates.Candidate;
import dev.iamtracker.detect.Candidates.Group;
import dev.iamtracker.detect.Candidates.Guard;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.store.EventScan.In;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tries rules on events; one instance serves one thread.
public final class Detector {
  private static final int MOST_KINDS = 4_096;
  private static final int MOST_FAULTS = 100;
  private static final int FEWEST_GUARDED = 3;
  private static final Comparator<CompiledRule> BY_NUMBER =
      Comparator.comparingInt(CompiledRule::number);

  private final CompiledRules rules;
  private final EventFields fields;
  private final Candidates all;
  private final Map<Integer, Guard> guards;
  private final Map<EventKind, Candidates> byKind = new HashMap<>();
  private final Map<String, String> faults = new LinkedHashMap<>();
  private final List<CompiledRule> matches = new ArrayList<>();

  public Detector(CompiledRules rules) {
    this.rules = rules;
    this.fields = rules.fields();
    this.guards = guards(rules.rules());
    this.all =
        new Candidates(
            rules.rules().stream().map(rule -> new Candidate(rule, rule.matching())).toList(),
            List.of());
  }

  /// Columns that several rules look at are worth it, where nothing else keeps these from being
  /// tried on most events.
  private static Map<Integer, Guard> guards(List<CompiledRule> rules) {
    var byColumn = new HashMap<Column, Guards>();
    var guards = new HashMap<Integer, Guard>();
    for (CompiledRule rule : rules) {
      Check.OfField test = rule.gate().isEmpty() ? rule.matching().guard() : null;
      if (test != null && test.column() != null) {
        Guards ofColumn = byColumn.computeIfAbsent(test.column(), Guards::new);
        guards.put(rule.number(), new Guard(ofColumn, ofColumn.add(test)));
      }
    }
    guards.values().removeIf(guard -> guard.guards().size() < FEWEST_GUARDED);
    return guards;
  }

  /// The rules that an event matches, in their order, those among them that only correlations look
  /// at.
  ///
  /// @return good until the next call
  public List<CompiledRule> match(IdentityEvent event) {
    matches.clear();
    fields.show(event);
    Candidates candidates = candidates(event);
    candidates.open().forEach(this::tryOut);
    for (Group group : candidates.guarded()) {
      tryOut(group, event);
    }
    if (matches.size() > 1) {
      matches.sort(BY_NUMBER);
    }
    return matches;
  }

  private void tryOut(Group group, IdentityEvent event) {
    Column column = group.guards().column();
    BitSet satisfied = fields.isExact(column) ? group.guards().satisfied(event.utf8(column)) : null;
    if (satisfied == null) {
      group.byTest().values().forEach(this::tryOut);
    } else if (satisfied.intersects(group.tests())) {
      group
          .byTest()
          .forEach(
              (test, candidate) -> {
                if (satisfied.get(test)) {
                  tryOut(candidate);
                }
              });
    }
  }

  private void tryOut(Candidate candidate) {
    if (holds(candidate)) {
      matches.add(candidate.rule());
    }
  }

  /// A rule that fails on an event must not keep others from it.
  private boolean holds(Candidate candidate) {
    try {
      return candidate.left().holds(fields);
    } catch (RuntimeException e) {
      if (faults.size() < MOST_FAULTS) {
        faults.putIfAbsent(candidate.rule().id(), e + " on event " + fields.event().id());
      }
      return false;
    }
  }

  /// Rules that failed on an event, and how: faults of this program.
  public Map<String, String> faults() {
    return faults;
  }

  /// The event that was matched last, as a record.
  public RecordView record() {
    return fields.record();
  }

  /// A field of the event that was matched last, as rules name it.
  public Optional<String> value(String field) {
    return fields.value(field);
  }

  private Candidates candidates(IdentityEvent event) {
    EventKind kind = EventKind.of(event, fields.record());
    if (kind == null) {
      return all;
    }
    Candidates known = byKind.get(kind);
    if (known == null) {
      if (byKind.size() >= MOST_KINDS) {
        byKind.clear();
      }
      EventKind kept = kind.kept();
      known =
          Candidates.of(
              rules.rules().stream()
                  .filter(rule -> isOpen(rule, kept))
                  .map(rule -> new Candidate(rule, left(rule, kept)))
                  .filter(candidate -> !candidate.left().isNever())
                  .toList(),
              guards);
      byKind.put(kept, known);
    }
    return known;
  }

  /// A rule that fails here fails again on the event, and is named then.
  private static CompiledRule.Matching left(CompiledRule rule, EventKind kind) {
    try {
      return rule.matching().given(kind);
    } catch (RuntimeException _) {
      return rule.matching();
    }
  }

  /// Whether events of a kind have what a rule asks for at least.
  private static boolean isOpen(CompiledRule rule, EventKind kind) {
    if (rule.gate().isEmpty()) {
      return true;
    }
    In gate = rule.gate().get();
    Utf8 text = kind.text(gate.column());
    return text != null && gate.values().contains(text.toString().toLowerCase(Locale.ROOT));
  }
}
