package dev.iamtracker.hunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.finding.Acknowledgement;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.sigma.RuleHead;
import dev.iamtracker.sigma.RuleHead.Example;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.StoredEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a run finds in the examples of the built-in rules.
public final class ExampleFindings {
  private ExampleFindings() {}

  /// The findings of one example, and the events they are about.
  public record Found(
      RuleHead rule, String name, List<IdentityEvent> events, List<Finding> findings) {
    @Override
    public String toString() {
      return rule.id() + ", " + name;
    }
  }

  /// What each matching example of each built-in rule makes its rule say, and the same example
  /// refused where the rule is about what succeeds.
  public static List<Found> ofBuiltInRules() {
    Rules rules = BuiltInRulesTest.RULES;
    var all = new ArrayList<Found>();
    var heads = new ArrayList<RuleHead>();
    rules.set().detections().forEach(rule -> heads.add(rule.head()));
    rules.set().correlations().forEach(rule -> heads.add(rule.head()));
    for (RuleHead head : heads) {
      for (Example example : head.extension().examples()) {
        if (example.match()) {
          all.add(found(rules, head, example.name(), example.events()));
          if (head.extension().needsSuccess()) {
            List<String> refused = example.events().stream().map(ExampleFindings::refused).toList();
            all.add(found(rules, head, example.name() + ", refused", refused));
          }
        }
      }
    }
    return all;
  }

  private static String refused(String record) {
    var fields = new LinkedHashMap<String, JsonTree>();
    if (JsonTree.read(record).orElseThrow() instanceof JsonTree.Node(var known)) {
      fields.putAll(known);
    }
    fields.put("errorCode", JsonTree.string("AccessDenied"));
    fields.put("errorMessage", JsonTree.string("not authorized"));
    fields.put("responseElements", new JsonTree.Scalar("null"));
    return new String(new JsonTree.Node(fields).toBytes(), UTF_8);
  }

  private static Found found(Rules rules, RuleHead head, String name, List<String> records) {
    List<IdentityEvent> events = ExampleEvents.of(records);
    var hunt = new RunHunt(rules);
    EventWatch watch = hunt.get();
    var run = new MemoryRun();
    for (IdentityEvent event : events) {
      IdentityEvent seen = watch.look(event);
      run.events.add(seen);
      watch.stored(seen);
    }
    var findings = new ArrayList<Finding>();
    hunt.find(run, new NoFindings(), more -> add(more, findings));
    findings.removeIf(finding -> !finding.rule().equals(head.id()));
    return new Found(head, name, events, findings);
  }

  private static Set<String> add(Collection<Finding> more, List<Finding> findings) {
    findings.addAll(more);
    var ids = new HashSet<String>();
    more.forEach(finding -> ids.add(finding.id()));
    return ids;
  }

  private static final class MemoryRun implements RunStore {
    private final List<IdentityEvent> events = new ArrayList<>();

    @Override
    public boolean add(IdentityEvent event) {
      return events.add(event);
    }

    @Override
    public void quarantine(Quarantined quarantined) {}

    @Override
    public void flush() {}

    @Override
    public StoredEvents added() {
      return all();
    }

    @Override
    public StoredEvents all() {
      return (scan, sink) ->
          events.stream()
              .filter(event -> !event.time().isBefore(scan.from()))
              .filter(event -> !event.time().isAfter(scan.to()))
              .forEach(sink);
    }

    @Override
    public StoredEvents before() {
      return (_, _) -> {};
    }

    @Override
    public Optional<EventScan> adopted() {
      return Optional.empty();
    }

    @Override
    public void commit(Supplier<String> summary) {
      var _ = summary.get();
    }

    @Override
    public void close() {}
  }

  private static final class NoFindings implements FindingStore {
    @Override
    public Set<String> add(Collection<StoredFinding> findings) {
      return Set.of();
    }

    @Override
    public void supersede(String id, String by) {}

    @Override
    public List<StoredFinding> list(FindingFilter filter) {
      return List.of();
    }

    @Override
    public Optional<StoredFinding> find(String id) {
      return Optional.empty();
    }

    @Override
    public boolean acknowledge(String id, Acknowledgement acknowledgement) {
      return false;
    }
  }
}
