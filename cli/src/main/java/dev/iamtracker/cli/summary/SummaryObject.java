package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.output.JsonText;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.finding.Level;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.run.RunSummary.Count;
import dev.iamtracker.run.RunSummary.Rejection;
import dev.iamtracker.run.RunSummary.Seen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A summary as one JSON object, its keys in a fixed order.
public final class SummaryObject {
  private SummaryObject() {}

  /// What was read, what became of it, what the events look like.
  public static Map<String, @Nullable Object> of(RunSummary summary, LakePlace lake) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("files", summary.files());
    object.put("files_rejected", summary.filesRejected());
    object.put("records", summary.records());
    object.put("stored", summary.stored());
    object.put("duplicates", summary.duplicates());
    object.put("other_sources", summary.otherSources());
    object.put("out_of_window", summary.outOfWindow());
    object.put("filtered", filtered(summary.filtered()));
    object.put("quarantined", summary.quarantined());
    object.put("warnings", summary.warnings());
    putFindings(object, summary.findings());
    object.put("seconds", BigDecimal.valueOf(summary.elapsed().toMillis(), 3));
    object.put("bytes", summary.bytes());
    object.put("record_bytes", summary.recordBytes());
    object.put("skipped", Ranking.ordered(summary.skippedFiles()));
    object.put("rejected", summary.rejected().stream().map(SummaryObject::rejection).toList());
    putSeen(object, summary.seen());
    object.put("lake", lake.lake().toString());
    return object;
  }

  /// The same as JSON text.
  public static String text(RunSummary summary, LakePlace lake) {
    return text(of(summary, lake));
  }

  /// What was imported as JSON text.
  public static String text(ImportReport report, LakePlace lake) {
    return text(of(report, lake));
  }

  private static String text(Map<String, @Nullable Object> object) {
    var text = new StringWriter();
    try (var out = new PrintWriter(text)) {
      JsonText.printObject(out, object);
    }
    return text.toString().strip();
  }

  /// What was imported: the summary, the table, and where it went.
  static Map<String, @Nullable Object> of(ImportReport report, LakePlace lake) {
    Map<String, @Nullable Object> object = of(report.run(), lake);
    object.put("table", report.table());
    report
        .into()
        .ifPresent(
            stack -> {
              object.remove("lake");
              object.put("stack", stack);
            });
    object.put("newer_items", report.newer());
    return object;
  }

  /// What was collected: the summary, and what is known of event history.
  static Map<String, @Nullable Object> of(CollectReport report, LakePlace lake) {
    Map<String, @Nullable Object> object = of(report.run(), lake);
    object.put("yielded", false);
    object.put("streams", report.streams());
    object.put("requests", report.requests());
    object.put("throttled", report.throttled());
    object.put("failed_requests", report.failed());
    object.put("stopped", report.stopped());
    object.put("gaps", report.gaps().stream().map(CoverageObject::gap).toList());
    object.put("failed_streams", report.faults());
    object.put("places", report.places().stream().map(CoverageObject::place).toList());
    return object;
  }

  private static void putFindings(Map<String, @Nullable Object> object, Findings findings) {
    object.put("findings", findings.total());
    Map<String, Object> levels = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      levels.put(level.text(), findings.of(level));
    }
    object.put("findings_by_level", levels);
    object.put("worst_findings", findings.worst().stream().map(SummaryObject::finding).toList());
    object.put("alerts", findings.alerts());
    object.put("alerts_undelivered", findings.undelivered());
    object.put("rules", findings.rules());
    object.put("rules_left_out", findings.leftOut());
    object.put("idle_suppressions", findings.idle());
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", finding.id());
    object.put("level", finding.level().text());
    object.put("rule", finding.rule());
    object.put("time", Figures.exact(finding.time()));
    object.put("sentence", finding.sentence());
    return object;
  }

  private static void putSeen(Map<String, @Nullable Object> object, Seen seen) {
    object.put("first_event", seen.first().map(Figures::exact).orElse(null));
    object.put("last_event", seen.last().map(Figures::exact).orElse(null));
    object.put("accounts", Ranking.ordered(seen.accounts()));
    object.put("regions", Ranking.ordered(seen.regions()));
    object.put("identities", seen.identityCount());
    object.put("top_identities", seen.identities().stream().map(SummaryObject::count).toList());
    object.put("failed_authentications", seen.failedAuthentications());
    object.put("root_events", seen.rootEvents());
  }

  private static Map<String, Object> filtered(RunSummary.Filtered filtered) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("service_linked", filtered.serviceLinked());
    object.put("roles", Ranking.ordered(filtered.roles()));
    return object;
  }

  private static Map<String, Object> rejection(Rejection rejection) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("input", rejection.input());
    object.put("place", rejection.place());
    object.put("reason", rejection.reason());
    return object;
  }

  private static Map<String, Object> count(Count count) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", count.name());
    object.put("count", count.count());
    return object;
  }
}
