package dev.iamtracker.collect;

import dev.iamtracker.collect.StreamId.Place;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The windows of one region of one account, whose streams share a quota.
///
/// Windows that were begun go on before others begin; of the others, the earliest comes first. A
/// new one begins only when none that was begun is waiting for its next question, so there are as
/// many open ones as it takes to use the quota: one where answers are fast, eight where a page
/// takes four seconds.
final class Lane {
  /// Windows with more pages to come are cut in halves.
  private static final int MOST_PAGES = 20;

  /// Requests in flight while nobody knows how long an answer takes.
  private static final int UNKNOWN = 3;

  private static final Comparator<Window> EARLIEST =
      Comparator.comparing((Window window) -> window.range().from()).thenComparing(Window::stream);

  private final Place place;
  private final Pace pace;
  private final PriorityQueue<Window> begun = new PriorityQueue<>(EARLIEST);
  private final PriorityQueue<Window> waiting = new PriorityQueue<>(EARLIEST);
  private final Set<StreamId> failed = new HashSet<>();
  private final LaneFigures figures;
  private double latency;
  private int inFlight;

  Lane(Place place, double rate, long nanos) {
    this.place = place;
    this.pace = new Pace(rate);
    this.figures = new LaneFigures(nanos);
  }

  Place place() {
    return place;
  }

  Pace pace() {
    return pace;
  }

  LaneFigures figures() {
    return figures;
  }

  void add(Window window) {
    if (failed.contains(window.stream())) {
      return;
    }
    (window.isOpen() ? begun : waiting).add(window);
  }

  boolean isDone() {
    return begun.isEmpty() && waiting.isEmpty() && inFlight == 0;
  }

  /// When there is something to ask, by [Timing#nanos]; empty when there is nothing until an answer
  /// comes in.
  Optional<Long> due(long now) {
    if (begun.isEmpty() && waiting.isEmpty()) {
      return Optional.empty();
    }
    if (pace.next() > now) {
      return Optional.of(pace.next());
    }
    return Stream.concat(begun.stream(), waiting.stream())
        .map(Window::notBefore)
        .min(Long::compare);
  }

  /// The window whose turn it is; only when something is [#due].
  Window next(long now) {
    Window next = first(begun, now).or(() -> first(waiting, now)).orElseThrow();
    begun.remove(next);
    waiting.remove(next);
    inFlight++;
    pace.sent(now);
    figures.requests++;
    return next;
  }

  private static Optional<Window> first(PriorityQueue<Window> windows, long now) {
    Window head = windows.peek();
    if (head == null || !head.waitsAt(now)) {
      return Optional.ofNullable(head);
    }
    return windows.stream().filter(window -> !window.waitsAt(now)).min(EARLIEST);
  }

  /// An answer came, or a failure.
  void back(long nanos, boolean answered) {
    inFlight--;
    latency = latency == 0 ? nanos : latency * 0.8 + nanos * 0.2;
    if (answered) {
      pace.answered();
    }
  }

  /// Whether a window is better read in two halves: it is long, or there are too few of them to
  /// keep the quota used.
  boolean halves(Window window) {
    double toCome = window.pagesToCome();
    double wanted = 1.25 * latency / pace.spacing() + 2;
    int open = begun.size() + waiting.size() + inFlight + 1;
    return toCome > MOST_PAGES || (toCome >= 2 && open < wanted);
  }

  /// Gives up a stream.
  void fail(StreamId stream) {
    failed.add(stream);
    Predicate<Window> ofStream = window -> window.stream().equals(stream);
    begun.removeIf(ofStream);
    waiting.removeIf(ofStream);
  }

  int inFlight() {
    return inFlight;
  }

  /// How many more requests in flight it takes to use the quota; 0 when nothing is there to ask, or
  /// the last one was throttled.
  int wanted() {
    int needed = latency == 0 ? UNKNOWN : (int) Math.ceil(latency / pace.spacing()) + 1;
    boolean idle = begun.isEmpty() && waiting.isEmpty();
    return idle || pace.throttledInARow() > 0 ? 0 : Math.max(0, needed - inFlight);
  }

  /// How many requests are left, if what is left is like what was read; one a window while nothing
  /// was.
  double requestsLeft() {
    double windows = (double) begun.size() + waiting.size();
    return figures.secondsRead == 0
        ? windows
        : Math.max(windows, (double) secondsLeft() * figures.requests / figures.secondsRead);
  }

  private long secondsLeft() {
    return Stream.concat(begun.stream(), waiting.stream())
        .mapToLong(window -> window.range().seconds())
        .sum();
  }
}
