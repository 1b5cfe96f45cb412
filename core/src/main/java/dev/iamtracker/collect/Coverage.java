package dev.iamtracker.collect;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of one stream: what of it was read to the last page, and what is missing.
///
/// Events can show hours after their time. So what was read within the overlap is read again by the
/// next run, and once a day everything since the day before the last such time is.
///
/// @param stream which one
/// @param began when it was collected for the first time; what happened from then on is news
/// @param wanted from the first second that was ever asked for to the last
/// @param read what was read, completely as of then
/// @param settled the part of it that is not read again
/// @param resweep what the daily re-read has still to do
/// @param swept when the daily re-read began last
/// @param lastRead when something was read last
/// @param events that were new to the store
/// @param requests that were answered
/// @param fault why the last run did not read everything, empty when it did
public record Coverage(
    StreamId stream,
    Instant began,
    TimeRanges wanted,
    TimeRanges read,
    TimeRanges settled,
    TimeRanges resweep,
    Instant swept,
    Optional<Instant> lastRead,
    long events,
    long requests,
    Optional<String> fault) {
  /// How long event history keeps events.
  public static final Duration KEPT = Duration.ofDays(90);

  /// Events of the last moments are not there yet.
  public static final Duration LAG = Duration.ofMinutes(2);

  private static final Duration SWEEP_EVERY = Duration.ofDays(1);

  /// Each re-read begins a day before the last one, so that every event is read again a day or more
  /// after it happened.
  private static final Duration SWEEP_BACK = Duration.ofDays(1);

  /// A stream that was never asked for.
  public static Coverage none(StreamId stream, Instant now) {
    return new Coverage(
        stream,
        now.truncatedTo(ChronoUnit.SECONDS),
        TimeRanges.NONE,
        TimeRanges.NONE,
        TimeRanges.NONE,
        TimeRanges.NONE,
        now.truncatedTo(ChronoUnit.SECONDS),
        Optional.empty(),
        0,
        0,
        Optional.empty());
  }

  /// The same once more of it is wanted, with the daily re-read in it when that is due. What lies
  /// between that and what was wanted before is wanted too: it is missing, though nobody asked.
  Coverage asked(TimeRange more, Instant now) {
    boolean sweep = !now.isBefore(swept.plus(SWEEP_EVERY));
    return new Coverage(
        stream,
        began,
        TimeRanges.of(wanted.plus(more).span()),
        read,
        settled,
        sweep ? read.from(swept.minus(SWEEP_BACK)) : resweep,
        sweep ? now.truncatedTo(ChronoUnit.SECONDS) : swept,
        lastRead,
        events,
        requests,
        fault);
  }

  /// What is to be read now: what of a range was not read for good.
  TimeRanges missing(TimeRange range) {
    return TimeRanges.of(range).minus(settled.minus(resweep));
  }

  /// The same once a range was read to its last page.
  ///
  /// @param asked when the first question was asked, by the earlier one of two clocks
  /// @param answered when the last answer came: what was older than 90 days by then was not shown
  /// @param overlap how late events may be
  Coverage read(TimeRange whole, Instant asked, Instant answered, Duration overlap) {
    Optional<TimeRange> range = whole.from(answered.minus(KEPT));
    Optional<TimeRange> known = range.flatMap(one -> one.before(asked.minus(LAG)));
    Optional<TimeRange> sure = known.flatMap(one -> one.before(asked.minus(LAG).minus(overlap)));
    return new Coverage(
        stream,
        began,
        wanted,
        known.map(read::plus).orElse(read),
        sure.map(settled::plus).orElse(settled),
        resweep.minus(whole),
        swept,
        Optional.of(lastRead.filter(asked::isBefore).orElse(asked)),
        events,
        requests,
        fault);
  }

  /// Pages that a time of the same length had before.
  long pagesIn(long seconds) {
    long before = read.seconds();
    return before == 0 ? 0 : events * seconds / before / EventHistory.Page.MOST_EVENTS;
  }

  /// The same with more events and requests.
  Coverage counted(long moreEvents, long moreRequests) {
    return new Coverage(
        stream,
        began,
        wanted,
        read,
        settled,
        resweep,
        swept,
        lastRead,
        events + moreEvents,
        requests + moreRequests,
        fault);
  }

  Coverage with(Optional<String> newFault) {
    return new Coverage(
        stream, began, wanted, read, settled, resweep, swept, lastRead, events, requests, newFault);
  }

  /// Up to when everything that was wanted is there, but for what is lost; empty when nothing is.
  public Optional<Instant> coveredUntil(Instant now) {
    TimeRanges wanted = this.wanted.from(now.minus(KEPT));
    if (wanted.isEmpty()) {
      return read.end();
    }
    TimeRanges gaps = wanted.minus(read);
    Instant end = gaps.isEmpty() ? wanted.end().orElseThrow() : gaps.ranges().getFirst().from();
    return end.equals(wanted.ranges().getFirst().from()) ? Optional.empty() : Optional.of(end);
  }

  /// What was wanted and not read.
  public List<Gap> gaps(Instant now) {
    TimeRanges open = wanted.minus(read);
    Instant oldest = now.minus(KEPT);
    var gaps = new ArrayList<Gap>();
    open.before(oldest).ranges().forEach(one -> gaps.add(new Gap(stream, one, true, why())));
    open.from(oldest).ranges().forEach(one -> gaps.add(new Gap(stream, one, false, why())));
    return gaps;
  }

  private String why() {
    return fault.orElse("not read yet");
  }

  /// A part of a stream that is missing.
  ///
  /// @param lost whether event history does not have it any more
  /// @param reason why it was not read
  public record Gap(StreamId stream, TimeRange range, boolean lost, String reason) {
    /// Whether it was a gap in what was known at another time.
    public boolean wasNamedIn(Coverage before) {
      return before.stream().equals(stream)
          && before.wanted().minus(before.read()).contains(range.from());
    }
  }
}
