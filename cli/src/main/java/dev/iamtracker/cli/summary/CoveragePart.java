package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.Coverage.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is known of event history, and what is missing, for a person.
record CoveragePart(Page page) {
  private static final int MOST = 10;
  private static final int MOST_PLACES = 60;

  /// What one run read.
  void print(CollectReport report) {
    page.heading("Event history");
    if (report.gaps().isEmpty() && report.faults().isEmpty()) {
      page.line(
          "  " + page.ink().green("✓") + " every stream is read to its last page, without a gap");
    }
    if (report.stopped()) {
      page.line("  " + page.ink().yellow("●") + " stopped; the next run goes on from here");
    }
    reasons(report.faults());
    gaps(report.gaps());
  }

  /// What all runs together read.
  void print(List<Coverage> streams, List<Gap> gaps, Instant now) {
    if (streams.isEmpty()) {
      return;
    }
    page.heading("Event history");
    Optional<Instant> least =
        streams.stream().allMatch(one -> one.coveredUntil(now).isPresent())
            ? streams.stream()
                .flatMap(one -> one.coveredUntil(now).stream())
                .min(Instant::compareTo)
            : Optional.empty();
    page.figure(
        "streams",
        Figures.count(streams.size()),
        Figures.count(streams.stream().mapToLong(Coverage::events).sum(), "event")
            + ", "
            + Figures.count(streams.stream().mapToLong(Coverage::requests).sum(), "request"));
    least.ifPresent(
        end ->
            page.labelled(
                "complete to",
                Figures.moment(end)
                    + " UTC, "
                    + Figures.duration(Duration.between(end, now))
                    + " ago"));
    streams(streams, now);
    gaps(gaps);
  }

  private void streams(List<Coverage> streams, Instant now) {
    var places = new TreeMap<String, List<Coverage>>();
    for (Coverage one : streams) {
      places.computeIfAbsent(one.stream().place().toString(), _ -> new ArrayList<>()).add(one);
    }
    places.entrySet().stream()
        .limit(MOST_PLACES)
        .forEach(one -> place(one.getKey(), one.getValue(), now));
    if (places.size() > MOST_PLACES) {
      page.line(
          "  and " + Figures.count(places.size() - MOST_PLACES) + " more; --format json has all");
    }
  }

  /// Its streams together; complete until the one is that is furthest behind.
  private void place(String name, List<Coverage> streams, Instant now) {
    Optional<Instant> until =
        streams.stream()
            .map(one -> one.coveredUntil(now).orElse(Instant.MIN))
            .min(Instant::compareTo)
            .filter(Instant.MIN::isBefore);
    page.line(
        "  "
            + Page.left(SafeText.of(name), 29)
            + Page.right(Figures.count(streams.size(), "stream"), 11)
            + Page.right(
                Figures.count(streams.stream().mapToLong(Coverage::events).sum(), "event"), 18)
            + "  "
            + until
                .map(
                    end -> page.ink().dim(Figures.duration(Duration.between(end, now)) + " behind"))
                .orElse(page.ink().yellow("not complete")));
  }

  private void reasons(Map<String, String> faults) {
    var streams = new LinkedHashMap<String, List<String>>();
    faults.forEach(
        (stream, reason) -> streams.computeIfAbsent(reason, _ -> new ArrayList<>()).add(stream));
    streams.forEach(
        (reason, names) -> {
          String more = names.size() > 1 ? " and " + (names.size() - 1) + " more" : "";
          page.line(
              "  "
                  + page.ink().red("✗")
                  + ' '
                  + SafeText.of(names.getFirst())
                  + more
                  + ": "
                  + SafeText.of(reason));
        });
  }

  private void gaps(List<Gap> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    page.line("  " + page.ink().yellow("●") + ' ' + Figures.count(gaps.size(), "gap"));
    for (Gap gap : gaps.subList(0, Math.min(MOST, gaps.size()))) {
      page.line(
          "      "
              + SafeText.of(gap.stream().toString())
              + ", "
              + Figures.moment(gap.range().from())
              + " to "
              + Figures.moment(gap.range().to())
              + ": "
              + (gap.lost() ? page.ink().red("lost, older than 90 days; ") : "")
              + page.ink().dim(SafeText.of(gap.reason())));
    }
    if (gaps.size() > MOST) {
      page.line("      and " + Figures.count(gaps.size() - MOST) + " more");
    }
  }
}
