package dev.iamtracker.standin.fault;

import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.standin.world.AccessKey;
import dev.iamtracker.standin.world.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Everything that goes wrong; all of it can be switched while requests come in, from any thread.
///
/// What is left to chance depends on the seed and on how many requests came before.
public final class Faults {
  private final long seed;
  private final AtomicLong drawn = new AtomicLong();
  private final AtomicLong pages = new AtomicLong();
  private final Set<Denial> denials = ConcurrentHashMap.newKeySet();
  private final Set<Place> disabled = ConcurrentHashMap.newKeySet();
  private final Set<String> expiredKeys = ConcurrentHashMap.newKeySet();
  private volatile Duration leastLatency = Duration.ZERO;
  private volatile Duration mostLatency = Duration.ZERO;
  private volatile double errors;
  private volatile double resets;
  private volatile double cuts;
  private volatile @Nullable Instant keysExpire;
  private volatile @Nullable Duration skew;
  private volatile boolean endlessTokens;
  private volatile double emptyPages;
  private volatile double brokenRecords;
  private volatile int recordChars;

  public Faults(long seed) {
    this.seed = seed;
  }

  /// Every reply takes so long.
  public Faults latency(Duration always) {
    return latency(always, always);
  }

  /// Replies take between these two, all as likely.
  public Faults latency(Duration least, Duration most) {
    leastLatency = least;
    mostLatency = most;
    return this;
  }

  /// @param share of requests, 0 to 1, that are answered with 500 or 503
  public Faults errors(double share) {
    errors = share;
    return this;
  }

  /// @param share of requests, 0 to 1, whose connection is reset instead of an answer
  public Faults resets(double share) {
    resets = share;
    return this;
  }

  /// @param share of requests, 0 to 1, whose connection is reset within the answer's body
  public Faults cuts(double share) {
    cuts = share;
    return this;
  }

  /// Nobody may do that there; `*` for every account or region.
  public Faults deny(String action, String account, String region) {
    denials.add(new Denial(action, account, region));
    return this;
  }

  public Faults allow(String action, String account, String region) {
    denials.remove(new Denial(action, account, region));
    return this;
  }

  /// The region's APIs do not know the account's keys, as in a region that is not opted in.
  public Faults disable(String account, String region) {
    disabled.add(new Place(account, region));
    return this;
  }

  public Faults enable(String account, String region) {
    disabled.remove(new Place(account, region));
    return this;
  }

  /// All keys are expired from then on; null for never.
  public Faults keysExpire(@Nullable Instant from) {
    keysExpire = from;
    return this;
  }

  public Faults expireKey(String id) {
    expiredKeys.add(id);
    return this;
  }

  /// The stand-in's time is off by so much, and requests signed more than five minutes from it are
  /// refused; null for its own clock's time, and no look at when requests were signed. AWS's
  /// clients correct their time for the whole process: `SdkGlobalTime.setGlobalTimeOffset(0)`
  /// undoes it.
  public Faults skew(@Nullable Duration by) {
    skew = by;
    return this;
  }

  /// Every page is the first one, with a fresh token.
  public Faults endlessTokens(boolean on) {
    endlessTokens = on;
    return this;
  }

  /// @param share of pages, 0 to 1, that are empty although more follows, as AWS may answer
  public Faults emptyPages(double share) {
    emptyPages = share;
    return this;
  }

  /// @param share of events, 0 to 1, always the same ones, whose `CloudTrailEvent` is not JSON
  public Faults brokenRecords(double share) {
    brokenRecords = share;
    return this;
  }

  /// Every `CloudTrailEvent` has at least so many characters; 200,000 make a page of 10 MB.
  public Faults recordChars(int least) {
    recordChars = least;
    return this;
  }

  /// Nothing goes wrong any more.
  public Faults none() {
    denials.clear();
    disabled.clear();
    expiredKeys.clear();
    return latency(Duration.ZERO)
        .errors(0)
        .resets(0)
        .cuts(0)
        .keysExpire(null)
        .skew(null)
        .endlessTokens(false)
        .emptyPages(0)
        .brokenRecords(0)
        .recordChars(0);
  }

  /// What becomes of the next request.
  public Fate next() {
    Dice dice = Dice.of(seed, drawn.incrementAndGet());
    long least = leastLatency.toNanos();
    long spread = Math.max(0, mostLatency.toNanos() - least);
    var latency = Duration.ofNanos(least + (long) (dice.fraction() * spread));
    return new Fate(latency, mishap(dice));
  }

  private Mishap mishap(Dice dice) {
    double chance = dice.fraction();
    boolean heads = dice.chance(0.5);
    if (chance < errors) {
      return heads ? Mishap.INTERNAL_FAILURE : Mishap.UNAVAILABLE;
    }
    if (chance < errors + resets) {
      return Mishap.RESET;
    }
    return chance < errors + resets + cuts ? Mishap.CUT : Mishap.NONE;
  }

  public boolean isDenied(String action, Place place) {
    return denials.stream().anyMatch(one -> one.covers(action, place.account(), place.region()));
  }

  public boolean isDisabled(Place place) {
    return disabled.contains(place);
  }

  public boolean hasExpired(AccessKey key, Instant now) {
    Instant end = keysExpire;
    return key.hasExpired(now)
        || expiredKeys.contains(key.id())
        || (end != null && !now.isBefore(end));
  }

  /// How far the stand-in's time is off; empty where nobody looks at when requests were signed.
  public Optional<Duration> skew() {
    return Optional.ofNullable(skew);
  }

  public boolean hasEndlessTokens() {
    return endlessTokens;
  }

  /// Whether the next page is to be empty.
  public boolean emptiesPage() {
    return Dice.of(seed, pages.incrementAndGet(), 1).chance(emptyPages);
  }

  /// A record as it is sent.
  public String changed(String eventId, String record) {
    String text = record;
    if (text.length() < recordChars && text.endsWith("}")) {
      String padding = "x".repeat(recordChars - text.length());
      text = text.substring(0, text.length() - 1) + ",\"padding\":\"" + padding + "\"}";
    }
    boolean broken = Dice.of(seed, eventId.hashCode()).fraction() < brokenRecords;
    return broken ? text.substring(0, text.length() / 2) : text;
  }
}
