package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.store.EventScan.In;
import java.util.ArrayList;
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

  private final CompiledRules rules;
  private final EventFields fields;
  private final List<Candidate> all;
  private final Map<EventKind, List<Candidate>> byKind = new HashMap<>();
  private final Map<String, String> faults = new LinkedHashMap<>();
  private final List<CompiledRule> matches = new ArrayList<>();

  /// @param left what is still to be tried
  private record Candidate(CompiledRule rule, CompiledRule.Matching left) {}

  public Detector(CompiledRules rules) {
    this.rules = rules;
    this.fields = rules.fields();
    this.all = rules.rules().stream().map(rule -> new Candidate(rule, rule.matching())).toList();
  }

  /// The rules that an event matches, those among them that only correlations look at.
  ///
  /// @return good until the next call
  public List<CompiledRule> match(IdentityEvent event) {
    matches.clear();
    fields.show(event);
    for (Candidate candidate : candidates(event)) {
      if (holds(candidate)) {
        matches.add(candidate.rule);
      }
    }
    return matches;
  }

  /// A rule that fails on an event must not keep others from it.
  private boolean holds(Candidate candidate) {
    try {
      return candidate.left.holds(fields);
    } catch (RuntimeException e) {
      if (faults.size() < MOST_FAULTS) {
        faults.putIfAbsent(candidate.rule.id(), e + " on event " + fields.event().id());
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

  private List<Candidate> candidates(IdentityEvent event) {
    EventKind kind = EventKind.of(event, fields.record());
    if (kind == null) {
      return all;
    }
    List<Candidate> known = byKind.get(kind);
    if (known == null) {
      if (byKind.size() >= MOST_KINDS) {
        byKind.clear();
      }
      EventKind kept = kind.kept();
      known =
          rules.rules().stream()
              .filter(rule -> isOpen(rule, kept))
              .map(rule -> new Candidate(rule, rule.matching().given(kept)))
              .filter(candidate -> !candidate.left.isNever())
              .toList();
      byKind.put(kept, known);
    }
    return known;
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
