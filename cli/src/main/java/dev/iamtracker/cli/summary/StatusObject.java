package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.home.LakeStatus;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Quarantine;
import dev.iamtracker.sqlite.Runs.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The status of a home as one JSON object, its keys in a fixed order.
public final class StatusObject {
  private StatusObject() {}

  /// What the lake holds, what is wrong with it, the last runs and the quarantine.
  public static Map<String, @Nullable Object> of(LakeStatus status, Path home, Instant now) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("home", home.toString());
    object.put("events", status.events());
    object.put("bytes", status.bytes());
    object.put("days", status.days());
    object.put("segments", status.segments().size());
    List<Segment> segments = status.segments();
    object.put(
        "first_event",
        segments.stream()
            .map(Segment::first)
            .min(Instant::compareTo)
            .map(Figures::exact)
            .orElse(null));
    object.put(
        "last_event",
        segments.stream()
            .map(Segment::last)
            .max(Instant::compareTo)
            .map(Figures::exact)
            .orElse(null));
    object.put("damaged", status.damaged());
    object.put("pending_segments", status.pending().size());
    object.put("pending_events", status.pending().stream().mapToLong(Segment::rows).sum());
    object.put(
        "streams", status.streams().stream().map(one -> CoverageObject.stream(one, now)).toList());
    object.put("gaps", status.gaps(now).stream().map(CoverageObject::gap).toList());
    object.put("runs", status.runs().stream().map(StatusObject::run).toList());
    object.put("quarantined", status.quarantined());
    object.put("quarantine_reasons", status.reasons().stream().map(StatusObject::reason).toList());
    return object;
  }

  private static Map<String, @Nullable Object> run(Run run) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", run.id());
    object.put("command", run.command());
    object.put("started", Figures.exact(run.started()));
    object.put("finished", run.finished().map(Figures::exact).orElse(null));
    object.put("state", run.state());
    object.put("summary", run.summary().<Object>map(SummaryFigures::parse).orElse(null));
    return object;
  }

  private static Map<String, Object> reason(Quarantine.Reason reason) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("reason", reason.reason());
    object.put("count", reason.count());
    object.put("example", reason.example());
    return object;
  }
}
