package dev.iamtracker.collect;

import dev.iamtracker.collect.EventHistory.Found;
import dev.iamtracker.collect.EventHistory.Page;
import dev.iamtracker.collect.EventHistory.Question;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A range of a stream that is read page by page, from its newest event to its oldest.
final class Window {
  /// First pages in a row that got no second one and brought nothing.
  private static final int MOST_RESTARTS = 5;

  /// Pages in a row without a new event after which nobody believes that there is a last one.
  private static final int MOST_IDLE_PAGES = 50;

  private final StreamId stream;
  private final TimeRange range;
  private final int restarts;
  private final Set<String> seen = new HashSet<>();

  private Optional<String> token = Optional.empty();
  private @Nullable Instant asked;
  private Instant answered = Instant.MAX;
  private Instant oldest = Instant.MAX;
  private boolean newestFirst = true;
  private int pages;
  private int idlePages;
  private int failures;
  private long notBefore = Long.MIN_VALUE;

  Window(StreamId stream, TimeRange range) {
    this(stream, range, 0);
  }

  private Window(StreamId stream, TimeRange range, int restarts) {
    this.stream = stream;
    this.range = range;
    this.restarts = restarts;
  }

  StreamId stream() {
    return stream;
  }

  TimeRange range() {
    return range;
  }

  boolean isOpen() {
    return pages > 0;
  }

  Question question() {
    return new Question(stream, range, token);
  }

  /// Whether it waits after a failure.
  boolean waitsAt(long nanos) {
    return notBefore > nanos;
  }

  long notBefore() {
    return notBefore;
  }

  /// A question goes out; what is claimed later is claimed as of the first one.
  void asking(Instant now) {
    if (asked == null) {
      asked = now;
    }
  }

  /// Takes a page.
  ///
  /// @param now when it came
  /// @return whether there is an end in sight
  boolean take(Page page, Instant now) {
    Instant made = page.answered().orElse(now);
    answered = made.isAfter(now) ? made : now;
    if (pages == 0 && asked != null && made.isBefore(asked)) {
      asked = made;
    }
    pages++;
    failures = 0;
    token = page.token();
    boolean isNew = false;
    for (Found event : page.events()) {
      isNew |= seen.add(event.id());
      newestFirst &= !event.time().isAfter(oldest);
      oldest = event.time().isBefore(oldest) ? event.time() : oldest;
    }
    idlePages = isNew ? 0 : idlePages + 1;
    return idlePages < MOST_IDLE_PAGES;
  }

  boolean isLastPageRead() {
    return pages > 0 && token.isEmpty();
  }

  private Claim claim(TimeRange done) {
    return new Claim(stream, done, asked == null ? Instant.EPOCH : asked, answered);
  }

  /// What can be claimed of it before its last page is read.
  Optional<Claim> part() {
    return readPart().map(this::claim);
  }

  /// All of it was read; once its last page is.
  Claim whole() {
    return claim(range);
  }

  /// What lies after the oldest event that was seen was read completely; empty where the answers
  /// were in no order, or where that is nothing.
  Optional<TimeRange> readPart() {
    return newestFirst && oldest.isBefore(range.to())
        ? range.from(oldest.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1))
        : Optional.empty();
  }

  /// What of it is left to be read; empty when that is nothing.
  Optional<TimeRange> rest() {
    return newestFirst && oldest.isBefore(range.to())
        ? range.before(oldest.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1))
        : Optional.of(range);
  }

  /// How many pages there are to come, if the rest is like what was read; 0 when nothing is known.
  double pagesToCome() {
    Optional<TimeRange> done = readPart();
    Optional<TimeRange> rest = rest();
    return done.isEmpty() || rest.isEmpty()
        ? 0
        : (double) pages * rest.get().seconds() / done.get().seconds();
  }

  /// Two windows for the rest, the earlier one first; only when [#pagesToCome] is not 0.
  List<Window> halves() {
    TimeRange rest = rest().orElseThrow();
    if (rest.seconds() < 2) {
      return List.of(new Window(stream, rest));
    }
    Instant middle = rest.middle();
    return List.of(
        new Window(stream, new TimeRange(rest.from(), middle)),
        new Window(stream, new TimeRange(middle, rest.to())));
  }

  /// A window for the rest, which begins with a first page again; empty when that was tried too
  /// often.
  Optional<Window> again() {
    int tried = readPart().isEmpty() ? restarts + 1 : 0;
    return tried > MOST_RESTARTS
        ? Optional.empty()
        : Optional.of(new Window(stream, rest().orElse(range), tried));
  }

  /// Notes that there was no answer.
  ///
  /// @return how many there were in a row
  int failed() {
    return ++failures;
  }

  void waitUntil(long nanos) {
    notBefore = nanos;
  }
}
