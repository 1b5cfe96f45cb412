package dev.iamtracker.track;

import dev.iamtracker.alert.Occasion;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.config.Settings;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.Progress;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// What becomes of events of streams that are collected again and again.
public final class CollectedEvents {
  private CollectedEvents() {}

  /// Rules at work on them: what happened since its stream was asked for first is news.
  public static RunDetection detection(
      Rules rules, Audience audience, Collection<Coverage> known, Instant now) {
    Map<StreamId, Instant> began =
        known.stream().collect(Collectors.toMap(Coverage::stream, Coverage::began));
    return new RunDetection(
        rules,
        audience,
        Occasion.COLLECTING,
        finding ->
            began.getOrDefault(
                new StreamId(finding.account(), finding.region(), finding.source()), now),
        now);
  }

  /// Which of them are kept.
  public static IngestPlan plan(Settings.Filtering filtering, RunDetection detection, Instant now) {
    return new IngestPlan(
        EventSources.identity(filtering.extraEventSources()),
        new EventFilter(filtering.serviceEvents(), filtering.roles()),
        TimeWindow.ALL,
        1,
        now,
        detection.watches(),
        Progress.NONE);
  }
}
