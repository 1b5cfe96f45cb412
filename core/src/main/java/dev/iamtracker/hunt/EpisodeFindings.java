package dev.iamtracker.hunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.correlation.Chain;
import dev.iamtracker.correlation.Match;
import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.detect.Detector;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Finding.Episode;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.hunt.EpisodeHunt.Found;
import dev.iamtracker.hunt.Touched.Span;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.Frequent;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.StoredEvents;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Makes findings of episodes. One that grew keeps its finding; of findings whose episodes grew
/// together the oldest stands for all, and the others are superseded.
final class EpisodeFindings {
  private static final int IDS_AT_A_TIME = 500;
  private static final String WITHDRAWN = "withdrawn";

  private final Rules rules;
  private final StoredEvents all;
  private final StoredEvents before;
  private final Sightings fresh;
  private final FindingStore known;
  private final FindingText text;

  /// @param before all events but those of which fresh sightings are there
  /// @param fresh what was seen in the others
  EpisodeFindings(
      Rules rules, StoredEvents all, StoredEvents before, Sightings fresh, FindingStore known) {
    this.rules = rules;
    this.text = new FindingText(rules.compiled().derived());
    this.all = all;
    this.before = before;
    this.fresh = fresh;
    this.known = known;
  }

  /// Looks for the episodes that reach into the times at which rules matched new events.
  void find(Touched touched, Consumer<Finding> sink) {
    Map<CorrelationRule, Span> spans = new LinkedHashMap<>();
    var looked = new LinkedHashSet<CompiledRule>();
    for (CorrelationRule rule : rules.correlations()) {
      Span span = touched.of(rule.bases().stream().map(BaseRule::id).toList());
      if (span != null) {
        spans.put(rule, span);
        looked.addAll(rules.bases(rule));
      }
    }
    var matcher = new DetectorMatcher(new Detector(rules.compiled().only(List.copyOf(looked))));
    new EpisodeHunt(all, before, fresh, matcher, this::groups)
        .chains(spans)
        .forEach((rule, found) -> find(rule, found, sink));
  }

  private Set<String> groups(CorrelationRule rule, Span span) {
    return known(rule, span.first(), span.last()).keySet();
  }

  private void find(CorrelationRule rule, List<Found> found, Consumer<Finding> sink) {
    List<Found> episodes = found.stream().filter(one -> one.chain().isEpisode()).toList();
    Map<String, List<StoredFinding>> known = known(rule, found);
    Map<String, IdentityEvent> shown = shown(episodes);
    for (Found one : found) {
      List<StoredFinding> before = before(one, known.getOrDefault(group(one), List.of()));
      if (one.chain().isEpisode()) {
        IdentityEvent event = shown.get(one.chain().completed().getLast().eventId());
        if (event != null) {
          sink.accept(finding(rule, one, before, event));
        }
      } else {
        before.forEach(old -> this.known.supersede(old.id(), WITHDRAWN));
      }
    }
  }

  /// Findings of a rule over the time of some chains, by group.
  private Map<String, List<StoredFinding>> known(CorrelationRule rule, List<Found> found) {
    return found.isEmpty()
        ? Map.of()
        : known(
            rule,
            found.stream().mapToLong(one -> one.chain().first().millis()).min().orElseThrow(),
            found.stream().mapToLong(one -> one.chain().last().millis()).max().orElseThrow());
  }

  private Map<String, List<StoredFinding>> known(CorrelationRule rule, long first, long last) {
    return known
        .list(
            FindingFilter.episodes(
                    rule.text().id(), Instant.ofEpochMilli(first), Instant.ofEpochMilli(last))
                .in(Set.of()))
        .stream()
        .filter(EpisodeFindings::isCurrentOrWithdrawn)
        .collect(Collectors.groupingBy(stored -> episode(stored).group()));
  }

  /// What was withdrawn may hold again, and then is no news.
  private static boolean isCurrentOrWithdrawn(StoredFinding stored) {
    return stored.supersededBy() == null || stored.supersededBy().equals(WITHDRAWN);
  }

  private static Episode episode(StoredFinding stored) {
    return Objects.requireNonNull(stored.finding().episode());
  }

  /// Findings of what a chain was before; those of another group may have the same text for it.
  private static List<StoredFinding> before(Found found, List<StoredFinding> ofGroup) {
    if (ofGroup.isEmpty()) {
      return List.of();
    }
    Set<String> members =
        found.chain().matches().stream().map(Match::eventId).collect(Collectors.toSet());
    Instant first = Instant.ofEpochMilli(found.chain().first().millis());
    Instant last = Instant.ofEpochMilli(found.chain().last().millis());
    return ofGroup.stream()
        .filter(stored -> !episode(stored).last().isBefore(first))
        .filter(stored -> !episode(stored).first().isAfter(last))
        .filter(stored -> episode(stored).events().stream().anyMatch(members::contains))
        .sorted(Comparator.comparing(StoredFinding::stored).thenComparing(one -> one.id()))
        .toList();
  }

  private static String group(Found found) {
    return Frequent.group(found.group());
  }

  private Finding finding(
      CorrelationRule rule, Found found, List<StoredFinding> before, IdentityEvent event) {
    Chain chain = found.chain();
    String id =
        before.isEmpty()
            ? rule.text().id() + "/" + digest(rule.text().id(), found)
            : before.getFirst().id();
    before.stream().skip(1).forEach(old -> known.supersede(old.id(), id));
    List<String> ids =
        chain.matches().stream().map(Match::eventId).distinct().limit(Episode.MOST_EVENTS).toList();
    var episode =
        new Episode(
            group(found),
            Instant.ofEpochMilli(chain.first().millis()),
            Instant.ofEpochMilli(chain.last().millis()),
            chain.matches().stream().map(Match::eventId).distinct().count(),
            ids);
    return text.of(id, rule.text(), event, episode);
  }

  private static String digest(String rule, Found found) {
    String all =
        rule + "\n" + String.join("\u001f", found.group()) + "\n" + found.chain().first().eventId();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The events that show an episode: the last one with which the correlation held.
  private Map<String, IdentityEvent> shown(List<Found> episodes) {
    var shown = new HashMap<String, IdentityEvent>();
    for (int from = 0; from < episodes.size(); from += IDS_AT_A_TIME) {
      List<Match> last =
          episodes.subList(from, Math.min(episodes.size(), from + IDS_AT_A_TIME)).stream()
              .map(found -> found.chain().completed().getLast())
              .toList();
      Set<String> ids = new HashSet<>();
      for (Match match : last) {
        ids.add(match.eventId());
        ids.add(match.eventId().toLowerCase(Locale.ROOT));
      }
      var scan =
          new EventScan(
              Instant.ofEpochMilli(last.stream().mapToLong(Match::millis).min().orElseThrow()),
              Instant.ofEpochMilli(last.stream().mapToLong(Match::millis).max().orElseThrow()),
              EventScan.ALL.columns(),
              List.of(new In(Column.EVENT_ID, ids)),
              Optional.empty());
      all.scan(scan, event -> shown.put(event.id().toString(), event));
    }
    return shown;
  }
}
