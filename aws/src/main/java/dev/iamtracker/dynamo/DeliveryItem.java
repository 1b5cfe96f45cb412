package dev.iamtracker.dynamo;

import dev.iamtracker.alert.Alert;
import dev.iamtracker.alert.Alert.Digest;
import dev.iamtracker.alert.Alert.Single;
import dev.iamtracker.alert.Claim;
import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.alert.Settlement;
import dev.iamtracker.dynamo.Packer.Unpacker;
import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// An alert on its way through one channel as an item, which moves when it is done.
///
/// `at_ms` is when it is due; of one being sent, when its lease ends; of one that is done, when
/// that was.
///
/// @param item where it is open, or where it is done
record DeliveryItem(Item item) {
  static final String OPEN = "outbox#";
  static final String DONE = "delivered#";

  /// The least tried, then the worst, then the oldest.
  static final Comparator<DeliveryItem> NEXT_FIRST =
      Comparator.comparingLong(DeliveryItem::attempts)
          .thenComparing(Comparator.comparing(DeliveryItem::level).reversed())
          .thenComparing(DeliveryItem::created)
          .thenComparing(one -> one.item.key().sort());

  private static final String ID = "alert";
  private static final String CHANNEL = "channel";
  private static final String LEVEL = "level";
  private static final String DIGEST = "digest";
  private static final String STATE = "state";
  private static final String ATTEMPTS = "attempts";
  private static final String REPEAT = "repeat";
  private static final String CREATED = "created_ms";
  private static final String AT = "at_ms";
  private static final String ERROR = "error";
  private static final String ROUND = "round";
  private static final String EXPIRES = "expires_at";

  static Key openKey(String channel, String alert) {
    return new Key(OPEN + KeyText.of(channel), KeyText.of(alert));
  }

  static Key doneKey(String channel, String alert) {
    return new Key(DONE + KeyText.of(alert), KeyText.of(channel));
  }

  /// One that was not tried yet.
  static Item of(Alert alert, String channel, Instant now, FindingRetention retention) {
    Item item =
        Item.of(openKey(channel, alert.id()))
            .with(ID, alert.id())
            .with(CHANNEL, channel)
            .with(LEVEL, alert.level().text())
            .with(STATE, DeliveryState.PENDING.name())
            .with(ATTEMPTS, 0)
            .with(CREATED, now.toEpochMilli())
            .with(AT, now.toEpochMilli())
            .with(EXPIRES, retention.expiry(now).getEpochSecond());
    return switch (alert) {
      case Single _ -> item;
      case Digest digest -> item.with(DIGEST, pack(digest));
    };
  }

  private static byte[] pack(Digest digest) {
    return new Packer()
        .text(digest.subject().name())
        .texts(digest.rule() == null ? List.of() : List.of(digest.rule()))
        .texts(digest.actor() == null ? List.of() : List.of(digest.actor()))
        .time(digest.first())
        .time(digest.last())
        .counts(digest.counts())
        .texts(digest.sentences())
        .pack();
  }

  Alert alert() {
    byte[] packed = item.bytes(DIGEST);
    if (packed.length == 0) {
      return new Single(id(), level());
    }
    var in = new Unpacker(packed);
    var subject = Alert.Subject.valueOf(in.text());
    List<String> rule = in.texts();
    List<String> actor = in.texts();
    return new Digest(
        id(),
        subject,
        level(),
        rule.isEmpty() ? null : rule.getFirst(),
        actor.isEmpty() ? null : actor.getFirst(),
        in.time(),
        in.time(),
        in.counts(),
        in.texts());
  }

  String id() {
    return item.text(ID).orElse("");
  }

  String channel() {
    return item.text(CHANNEL).orElse("");
  }

  private Level level() {
    return item.text(LEVEL).flatMap(Level::of).orElse(Level.INFORMATIONAL);
  }

  DeliveryState state() {
    return item.text(STATE).map(DeliveryState::valueOf).orElse(DeliveryState.PENDING);
  }

  long attempts() {
    return item.number(ATTEMPTS);
  }

  boolean isRepeat() {
    return item.flag(REPEAT);
  }

  Instant created() {
    return Instant.ofEpochMilli(item.number(CREATED));
  }

  Instant at() {
    return Instant.ofEpochMilli(item.number(AT));
  }

  /// How often somebody asked to send it although it was done.
  private long round() {
    return item.number(ROUND);
  }

  boolean isDue(Instant now) {
    return state().isOpen() && !at().isAfter(now);
  }

  /// Whether its sender died during the repeat.
  boolean isLost(Instant now) {
    return state() == DeliveryState.SENDING && isRepeat() && isDue(now);
  }

  /// Whether this one, which is open, is over because of one that is done.
  boolean isOverBy(DeliveryItem done) {
    return done.round() >= round();
  }

  Item claimed(Instant leaseEnd) {
    boolean repeat =
        isRepeat() || state() == DeliveryState.SENDING || state() == DeliveryState.UNCERTAIN;
    return item.with(STATE, DeliveryState.SENDING.name())
        .with(ATTEMPTS, attempts() + 1)
        .with(REPEAT, repeat)
        .with(AT, leaseEnd.toEpochMilli());
  }

  Claim claim() {
    return new Claim(alert(), channel(), (int) attempts(), isRepeat(), created());
  }

  Item settled(Settlement settlement) {
    return item.with(STATE, settlement.state().name())
        .with(AT, settlement.at().toEpochMilli())
        .with(ERROR, settlement.error().isEmpty() ? null : FindingStore.cut(settlement.error()));
  }

  Item due(Instant now) {
    return item.with(AT, now.toEpochMilli());
  }

  /// Where it is done, in the place of what is there.
  Item done(Item before) {
    return new Item(before.key(), before.version(), item.values());
  }

  /// Open once more, though it was done.
  Item reopened(DeliveryState state, Instant now) {
    return new Item(openKey(channel(), id()), 0, item.values())
        .with(STATE, state.name())
        .with(AT, now.toEpochMilli())
        .with(ROUND, round() + 1);
  }

  /// An item that leads to it once it is done.
  Item pointer(Key key) {
    return Item.of(key).with(ID, id()).with(CHANNEL, channel()).with(EXPIRES, item.number(EXPIRES));
  }

  OutboxEntry entry() {
    return new OutboxEntry(
        alert(),
        channel(),
        state(),
        (int) attempts(),
        created(),
        at(),
        item.text(ERROR).orElse(""));
  }
}
