package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.event.Column;
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
import org.jspecify.annotations.Nullable;

/// Tries rules on events; one instance serves one thread.
public final class Detector {
  private static final int MOST_NAMES = 4_096;
  private static final int MOST_FAULTS = 100;

  private final CompiledRules rules;
  private final EventFields fields;
  private final Map<Utf8, Map<Utf8, List<CompiledRule>>> candidates = new HashMap<>();
  private final Map<String, String> faults = new LinkedHashMap<>();
  private final List<CompiledRule> matches = new ArrayList<>();
  private int names;

  public Detector(CompiledRules rules) {
    this.rules = rules;
    this.fields = rules.fields();
  }

  /// The rules that an event matches, those among them that only correlations look at.
  ///
  /// @return good until the next call
  public List<CompiledRule> match(IdentityEvent event) {
    matches.clear();
    fields.show(event);
    for (CompiledRule rule : candidates(event)) {
      if (isOpen(rule, event) && holds(rule)) {
        matches.add(rule);
      }
    }
    return matches;
  }

  /// Whether an event has what a rule asks for at least; absent is the usual case.
  private boolean isOpen(CompiledRule rule, IdentityEvent event) {
    return rule.gate().isEmpty()
        || event.has(rule.gate().get().column())
        || fields.record().isElsewhere(rule.gate().get().column());
  }

  /// A rule that fails on an event must not keep others from it.
  private boolean holds(CompiledRule rule) {
    try {
      return rule.matching().holds(fields);
    } catch (RuntimeException e) {
      if (faults.size() < MOST_FAULTS) {
        faults.putIfAbsent(rule.id(), e + " on event " + fields.event().id());
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

  private List<CompiledRule> candidates(IdentityEvent event) {
    Utf8 source = or(event.utf8(Column.EVENT_SOURCE));
    Utf8 name = or(event.utf8(Column.EVENT_NAME));
    Map<Utf8, List<CompiledRule>> ofSource = candidates.get(source);
    List<CompiledRule> known = ofSource == null ? null : ofSource.get(name);
    if (known != null) {
      return known;
    }
    if (names++ > MOST_NAMES) {
      candidates.clear();
      names = 0;
    }
    List<CompiledRule> found = find(source.toString(), name.toString());
    candidates.computeIfAbsent(source.copy(), _ -> new HashMap<>()).put(name.copy(), found);
    return found;
  }

  private static Utf8 or(@Nullable Utf8 text) {
    return text == null ? Utf8.EMPTY : text;
  }

  private List<CompiledRule> find(String source, String name) {
    return rules.rules().stream().filter(rule -> isCandidate(rule, source, name)).toList();
  }

  private static boolean isCandidate(CompiledRule rule, String source, String name) {
    if (rule.gate().isEmpty()) {
      return true;
    }
    In gate = rule.gate().get();
    return switch (gate.column()) {
      case EVENT_NAME -> gate.values().contains(name.toLowerCase(Locale.ROOT));
      case EVENT_SOURCE -> gate.values().contains(source.toLowerCase(Locale.ROOT));
      default -> true;
    };
  }
}
