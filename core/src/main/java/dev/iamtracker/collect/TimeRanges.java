package dev.iamtracker.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Spans of time that neither overlap nor touch, the earliest first.
public record TimeRanges(List<TimeRange> ranges) {
  public static final TimeRanges NONE = new TimeRanges(List.of());

  public TimeRanges {
    ranges = List.copyOf(ranges);
  }

  public static TimeRanges of(TimeRange range) {
    return new TimeRanges(List.of(range));
  }

  /// Reads what [#text] wrote.
  ///
  /// @throws IllegalArgumentException for anything else
  public static TimeRanges parse(String text) {
    TimeRanges all = NONE;
    for (String one : text.isEmpty() ? List.<String>of() : Arrays.asList(text.split(","))) {
      int dash = one.indexOf('-');
      all =
          all.plus(
              new TimeRange(
                  Instant.ofEpochSecond(Long.parseLong(one.substring(0, Math.max(dash, 0)))),
                  Instant.ofEpochSecond(Long.parseLong(one.substring(dash + 1)))));
    }
    return all;
  }

  /// The ranges in seconds since 1970, such as `1760000000-1760003600,1760010000-1760013600`.
  public String text() {
    return ranges.stream()
        .map(one -> one.from().getEpochSecond() + "-" + one.to().getEpochSecond())
        .collect(Collectors.joining(","));
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /// The end of the last range.
  public Optional<Instant> end() {
    return isEmpty() ? Optional.empty() : Optional.of(ranges.getLast().to());
  }

  /// From the beginning of the first range to the end of the last one; only where there are any.
  TimeRange span() {
    return new TimeRange(ranges.getFirst().from(), ranges.getLast().to());
  }

  /// Seconds in all ranges.
  public long seconds() {
    return ranges.stream().mapToLong(TimeRange::seconds).sum();
  }

  public boolean contains(Instant instant) {
    return ranges.stream()
        .anyMatch(one -> !instant.isBefore(one.from()) && instant.isBefore(one.to()));
  }

  public TimeRanges plus(TimeRange more) {
    var all = new ArrayList<TimeRange>();
    TimeRange grown = more;
    for (TimeRange one : ranges) {
      if (one.to().isBefore(grown.from()) || one.from().isAfter(grown.to())) {
        all.add(one);
      } else {
        grown =
            new TimeRange(
                one.from().isBefore(grown.from()) ? one.from() : grown.from(),
                one.to().isAfter(grown.to()) ? one.to() : grown.to());
      }
    }
    all.add(grown);
    all.sort(Comparator.comparing(TimeRange::from));
    return new TimeRanges(all);
  }

  public TimeRanges plus(TimeRanges more) {
    TimeRanges all = this;
    for (TimeRange one : more.ranges) {
      all = all.plus(one);
    }
    return all;
  }

  public TimeRanges minus(TimeRange less) {
    var left = new ArrayList<TimeRange>();
    for (TimeRange one : ranges) {
      one.before(less.from()).ifPresent(left::add);
      one.from(less.to()).ifPresent(left::add);
    }
    return new TimeRanges(left);
  }

  public TimeRanges minus(TimeRanges less) {
    TimeRanges left = this;
    for (TimeRange one : less.ranges) {
      left = left.minus(one);
    }
    return left;
  }

  /// What lies before an instant.
  public TimeRanges before(Instant end) {
    return new TimeRanges(ranges.stream().flatMap(one -> one.before(end).stream()).toList());
  }

  /// What does not lie before an instant.
  public TimeRanges from(Instant start) {
    return new TimeRanges(ranges.stream().flatMap(one -> one.from(start).stream()).toList());
  }
}
