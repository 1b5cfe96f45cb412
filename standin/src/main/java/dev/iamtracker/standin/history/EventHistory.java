package dev.iamtracker.standin.history;

import dev.iamtracker.standin.history.LookupOutcome.LookupAnswer;
import dev.iamtracker.standin.history.LookupOutcome.LookupError;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.Place;
import dev.iamtracker.standin.world.Position;
import dev.iamtracker.standin.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Event history of all accounts and regions, as LookupEvents shows it. Safe for threads.
public final class EventHistory {
  private static final String THROTTLED = "ThrottlingException";

  private final World world;
  private final InstantSource clock;
  private final HistoryRules rules;
  private final PageTokens tokens;
  private final ConcurrentMap<Place, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final LookupLog log = new LookupLog();

  public EventHistory(World world, InstantSource clock, HistoryRules rules) {
    this.world = world;
    this.clock = clock;
    this.rules = rules;
    this.tokens = new PageTokens(rules.tokenLife());
  }

  /// Answers a request, which counts against the quota of the place whatever comes of it.
  public LookupOutcome lookup(String account, String region, LookupRequest request) {
    return lookup(account, region, request, false);
  }

  /// The same, but the page has no events, and its token leads to the page that it should have
  /// been.
  public LookupOutcome emptyPage(String account, String region, LookupRequest request) {
    return lookup(account, region, request, true);
  }

  private LookupOutcome lookup(
      String account, String region, LookupRequest request, boolean empty) {
    var place = new Place(account, region);
    Instant now = clock.instant();
    LookupOutcome outcome =
        isWithinQuota(place, now)
            ? checked(place, request, empty, now)
            : new LookupError(THROTTLED, "Rate exceeded");
    switch (outcome) {
      case LookupAnswer(List<Happened> events, String _) ->
          note(place, request, "OK", events.size());
      case LookupError(String code, String _) -> note(place, request, code, 0);
    }
    return outcome;
  }

  private LookupOutcome checked(Place place, LookupRequest request, boolean empty, Instant now) {
    Optional<LookupError> error = LookupChecks.of(request);
    return error.isPresent() ? error.get() : page(place, request, empty, now);
  }

  public Counts counts(String account, String region) {
    return log.counts(new Place(account, region));
  }

  public Map<Place, Counts> counts() {
    return log.counts();
  }

  /// The latest 200,000 requests in the order they came.
  public List<LoggedLookup> log() {
    return log.all();
  }

  /// Notes a request that was refused before it came here.
  public void refused(String account, String region, LookupRequest request, String code) {
    note(new Place(account, region), request, code, 0);
  }

  private void note(Place place, LookupRequest request, String outcome, int events) {
    log.add(new LoggedLookup(place, request, clock.instant(), outcome, events));
  }

  private boolean isWithinQuota(Place place, Instant now) {
    var taken = new AtomicBoolean();
    buckets.compute(
        place,
        (_, known) -> {
          TokenBucket bucket = known == null ? new TokenBucket(rules.quota(), now) : known;
          taken.set(bucket.take(now));
          return bucket;
        });
    return taken.get();
  }

  private LookupOutcome page(Place place, LookupRequest request, boolean empty, Instant now) {
    String token = request.nextToken();
    Position last = null;
    if (token != null) {
      Optional<Position> found = tokens.read(token, place, request, now);
      if (found.isEmpty()) {
        return new LookupError(
            "InvalidNextTokenException",
            "The token is unknown, has expired or belongs to another request.");
      }
      last = found.get();
    }
    return empty ? emptyPage(place, request, last, now) : page(place, request, last, now);
  }

  private LookupAnswer emptyPage(
      Place place, LookupRequest request, @Nullable Position last, Instant now) {
    Instant newest = request.end() == null ? Instant.MAX : request.end();
    Position from = last == null ? Position.before(newest) : last;
    return new LookupAnswer(List.of(), tokens.issue(place, request, from, now));
  }

  private LookupAnswer page(
      Place place, LookupRequest request, @Nullable Position last, Instant now) {
    var page = new Page(request, last, now, now.minus(rules.memory()));
    page.fill(world.timeline(place));
    List<Happened> events = page.events();
    return new LookupAnswer(
        events,
        page.hasMore() ? tokens.issue(place, request, events.getLast().position(), now) : null);
  }
}
