package dev.iamtracker.dynamo;

import dev.iamtracker.dynamo.Packer.Unpacker;
import dev.iamtracker.finding.Acknowledgement;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Finding.Episode;
import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.Level;
import dev.iamtracker.finding.StoredFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A finding as an item: what people look for stands for itself, the rest is packed so that most
/// findings cost one write unit. What people did about it is an item of its own beside it, because
/// they do it while runs write findings.
final class FindingItem {
  private static final String LEVEL = "level";
  private static final String TIME = "event_time";
  private static final String ACTOR = "user_name";
  private static final String ACCOUNT = "account_id";
  private static final String SENTENCE = "sentence";
  private static final String REST = "rest";
  private static final String SUPERSEDED = "superseded_by";
  private static final String EXPIRES = "expires_at";

  private static final String WHO = "acknowledged_by";
  private static final String NOTE = "note";
  private static final String WHEN = "acknowledged_ms";

  private static final int FORMAT = 1;
  private static final int ATTEMPT = 1;
  private static final int HISTORIC = 2;
  private static final int RETRO = 4;

  /// An item has at most 400 KB; ids of events may be of any length.
  private static final int MOST_REST = 300_000;

  private FindingItem() {}

  /// @throws IllegalArgumentException for an id that does not begin with the rule
  static Key key(Finding finding) {
    if (!finding.id().startsWith(finding.rule() + "/")) {
      throw new IllegalArgumentException(
          "the id of a finding begins with its rule: " + finding.id());
    }
    return key(finding.id(), finding.rule().length());
  }

  /// @param border where the `/` behind the rule is
  static Key key(String id, int border) {
    return new Key(KeyText.of(id.substring(border + 1)), KeyText.of(id.substring(0, border)));
  }

  /// Key of what people did about a finding.
  static Key beside(Key finding) {
    return new Key(finding.partition(), finding.sort() + "#acknowledged");
  }

  /// A new finding, in the place of an item that is not there.
  static Item of(StoredFinding stored, FindingRetention retention) {
    return fill(Item.of(key(stored.finding())), stored)
        .with(EXPIRES, retention.expiry(stored.stored()).getEpochSecond());
  }

  /// An episode as it is known now, in the place of what was known of it.
  static Item replaced(Item before, StoredFinding now) {
    StoredFinding known = read(before, Optional.empty());
    return fill(
        before,
        new StoredFinding(
            now.finding(),
            known.stored(),
            known.historic(),
            known.retro(),
            null,
            null,
            known.suppressedBy()));
  }

  static Item superseded(Item before, String by) {
    return before.with(SUPERSEDED, by);
  }

  private static Item fill(Item item, StoredFinding stored) {
    Finding finding = stored.finding();
    return item.with(LEVEL, finding.level().text())
        .with(TIME, finding.time().toString())
        .with(ACTOR, shown(finding.actor()))
        .with(ACCOUNT, shown(finding.account()))
        .with(SENTENCE, shown(finding.sentence()))
        .with(SUPERSEDED, stored.supersededBy())
        .with(REST, rest(stored));
  }

  private static @Nullable String shown(String text) {
    return text.isEmpty() ? null : FindingStore.cut(text);
  }

  private static byte[] rest(StoredFinding stored) {
    Episode episode = stored.finding().episode();
    List<String> events = episode == null ? List.of() : episode.events();
    events = events.subList(0, Math.min(events.size(), Episode.MOST_EVENTS));
    byte[] packed = rest(stored, events);
    while (packed.length > MOST_REST && !events.isEmpty()) {
      events = events.subList(0, events.size() / 2);
      packed = rest(stored, events);
    }
    return packed;
  }

  private static byte[] rest(StoredFinding stored, List<String> events) {
    Finding finding = stored.finding();
    var rest =
        new Packer()
            .number(FORMAT)
            .number(
                (finding.attempt() ? ATTEMPT : 0)
                    | (stored.historic() ? HISTORIC : 0)
                    | (stored.retro() ? RETRO : 0))
            .time(stored.stored())
            .time(finding.time())
            .text(finding.id())
            .text(finding.rule())
            .texts(cut(List.of(finding.title(), finding.eventId(), finding.source())))
            .texts(cut(List.of(finding.action(), finding.error(), finding.region())))
            .texts(cut(List.of(finding.session(), finding.accessKey(), finding.mfa())))
            .texts(cut(List.of(finding.sourceIp(), finding.userAgent(), finding.target())))
            .texts(cut(finding.techniques()))
            .texts(cut(finding.response()))
            .texts(cut(finding.references()))
            .texts(stored.suppressedBy() == null ? List.of() : List.of(stored.suppressedBy()));
    Episode episode = finding.episode();
    rest.number(episode == null ? 0 : 1);
    if (episode != null) {
      rest.text(episode.group())
          .time(episode.first())
          .time(episode.last())
          .number(episode.count())
          .texts(events);
    }
    return rest.pack();
  }

  private static List<String> cut(List<String> texts) {
    return texts.stream().map(FindingStore::cut).toList();
  }

  /// @param beside what people did about it
  static StoredFinding read(Item item, Optional<Item> beside) {
    var rest = new Unpacker(item.bytes(REST));
    rest.number();
    long flags = rest.number();
    Instant stored = rest.time();
    Instant time = rest.time();
    String id = rest.text();
    String rule = rest.text();
    List<String> what = rest.texts();
    List<String> where = rest.texts();
    List<String> session = rest.texts();
    List<String> from = rest.texts();
    List<String> techniques = rest.texts();
    List<String> response = rest.texts();
    List<String> references = rest.texts();
    List<String> suppressed = rest.texts();
    Finding finding =
        new Finding(
            id,
            rule,
            item.text(LEVEL).flatMap(Level::of).orElse(Level.INFORMATIONAL),
            what.get(0),
            item.text(SENTENCE).orElse(""),
            (flags & ATTEMPT) != 0,
            time,
            what.get(1),
            what.get(2),
            where.get(0),
            where.get(1),
            item.text(ACCOUNT).orElse(""),
            where.get(2),
            item.text(ACTOR).orElse(""),
            session.get(0),
            session.get(1),
            session.get(2),
            from.get(0),
            from.get(1),
            from.get(2),
            techniques,
            response,
            references,
            rest.number() == 0 ? null : episode(rest));
    return new StoredFinding(
        finding,
        stored,
        (flags & HISTORIC) != 0,
        (flags & RETRO) != 0,
        item.text(SUPERSEDED).orElse(null),
        beside.map(FindingItem::acknowledgement).orElse(null),
        suppressed.isEmpty() ? null : suppressed.getFirst());
  }

  private static Episode episode(Unpacker rest) {
    return new Episode(rest.text(), rest.time(), rest.time(), rest.number(), rest.texts());
  }

  private static Acknowledgement acknowledgement(Item item) {
    return new Acknowledgement(
        item.text(WHO).orElse(""),
        item.text(NOTE).orElse(""),
        Instant.ofEpochMilli(item.number(WHEN)));
  }

  /// What people did about a finding; it goes with the finding.
  static Item acknowledged(Item before, Acknowledgement acknowledgement, Item finding) {
    return before
        .with(WHO, acknowledgement.who())
        .with(NOTE, acknowledgement.note())
        .with(WHEN, acknowledgement.time().toEpochMilli())
        .with(EXPIRES, finding.number(EXPIRES));
  }
}
