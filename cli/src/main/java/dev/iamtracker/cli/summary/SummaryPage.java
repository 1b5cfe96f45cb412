package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.DisplayWidth;
import dev.iamtracker.cli.terminal.Ink;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.run.RunSummary.Count;
import dev.iamtracker.run.RunSummary.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A summary for a person: the result first, then where every record went, who was seen, what
/// deserves a look, and how to go on.
final class SummaryPage {
  private static final int BAR = 30;
  private static final int NARROWEST_BAR = 5;

  private final RunSummary summary;
  private final Optional<CollectReport> collected;
  private final Optional<ImportReport> imported;
  private final LakePlace lake;
  private final Page page;
  private final Ink ink;

  /// @param collected what was collected, if it was
  /// @param imported what was imported, if it was; empty like the other one when files were read
  SummaryPage(
      Terminal terminal,
      RunSummary summary,
      Optional<CollectReport> collected,
      Optional<ImportReport> imported,
      LakePlace lake) {
    this.summary = summary;
    this.collected = collected;
    this.imported = imported;
    this.lake = lake;
    this.page = new Page(terminal);
    this.ink = terminal.outInk();
  }

  void print() {
    headline();
    collected.ifPresent(report -> new CoveragePart(page).print(report));
    records();
    events();
    identities();
    new Notices(page, summary).print();
    new FindingsPart(page, summary.findings()).print();
    Optional<String> stack = imported.flatMap(ImportReport::into);
    if (stack.isPresent()) {
      stack(stack.get());
    } else {
      lake();
      new NextCommands(page, summary, lake).print();
    }
  }

  private void headline() {
    String input =
        collected
            .map(report -> Figures.count(report.streams(), "stream"))
            .or(() -> imported.map(report -> "table " + SafeText.of(report.table())))
            .orElse(Figures.count(summary.files(), "file"));
    if (summary.records() == 0 && collected.isEmpty()) {
      page.line(ink.yellow("!") + ink.bold(" No CloudTrail records in " + input + "."));
      return;
    }
    boolean incomplete = collected.map(CollectReport::incomplete).orElse(summary.incomplete());
    String mark = incomplete ? ink.yellow("!") : ink.green("✓");
    String stored = Figures.count(summary.stored(), "new event");
    String records = Figures.count(summary.records(), "record");
    page.line(
        mark
            + ink.bold(' ' + stored + " from " + records + " in " + input)
            + " in "
            + Figures.duration(summary.elapsed()));
    page.line(ink.dim("  " + collected.map(SummaryPage::requests).orElseGet(this::speed)));
  }

  private static String requests(CollectReport report) {
    return Figures.count(report.requests(), "request")
        + (report.throttled() == 0 ? "" : ", " + Figures.count(report.throttled()) + " throttled")
        + (report.failed() == 0 ? "" : ", " + Figures.count(report.failed()) + " failed");
  }

  private String speed() {
    return imported.map(this::left).orElseGet(this::files) + perSecond();
  }

  /// What is in the table besides.
  private String left(ImportReport report) {
    return report.newer() == 0
        ? ""
        : Figures.count(report.newer(), "item")
            + " of this version, which share the table, left alone; ";
  }

  private String files() {
    String read = Figures.bytes(summary.bytes()) + " read";
    if (summary.recordBytes() > summary.bytes()) {
      read += ", " + Figures.bytes(summary.recordBytes()) + " unpacked";
    }
    return read + ", ";
  }

  private String perSecond() {
    long millis = Math.max(1, summary.elapsed().toMillis());
    return Figures.count(summary.records() * 1000 / millis) + " records a second";
  }

  private void records() {
    if (summary.records() == 0) {
      return;
    }
    page.heading("Records");
    share("stored", summary.stored(), "");
    share("duplicates", summary.duplicates(), "already known, kept once");
    share("other sources", summary.otherSources(), "not about identities");
    share("out of window", summary.outOfWindow(), "before --since or after --until");
    share("filtered", summary.filtered().total(), filters());
    share("quarantined", summary.quarantined(), "no usable events, kept aside");
  }

  private void share(String label, long records, String remark) {
    if (records == 0 && !label.equals("stored")) {
      return;
    }
    String share = Page.right(Figures.share(records, summary.records()), 5);
    page.figure(label, Figures.count(records), remark.isEmpty() ? share : share + "  " + remark);
  }

  private String filters() {
    RunSummary.Filtered filtered = summary.filtered();
    String roles = Ranking.sentence(filtered.roles());
    if (filtered.serviceLinked() == 0) {
      return roles;
    }
    String linked = "service-linked roles (" + Figures.count(filtered.serviceLinked()) + ')';
    return roles.isEmpty() ? linked : linked + ", " + roles;
  }

  private void events() {
    Seen seen = summary.seen();
    if (seen.first().isEmpty() || seen.last().isEmpty()) {
      return;
    }
    page.heading("Events");
    page.labelled("first", Figures.moment(seen.first().get()) + " UTC");
    Duration span = Duration.between(seen.first().get(), seen.last().get());
    page.labelled(
        "last", Figures.moment(seen.last().get()) + " UTC, " + Figures.duration(span) + " later");
    int accounts = seen.accounts().size();
    page.labelled(accounts == 1 ? "account" : "accounts", Ranking.sentence(seen.accounts()));
    int regions = seen.regions().size();
    page.labelled(regions == 1 ? "region" : "regions", Ranking.sentence(seen.regions()));
  }

  private void identities() {
    List<Count> identities = summary.seen().identities();
    if (identities.isEmpty()) {
      return;
    }
    long known = summary.seen().identityCount();
    page.heading(
        known > identities.size()
            ? "Most active of " + Figures.count(known, "identity", "identities")
            : "Identities");
    List<String> names = identities.stream().map(count -> SafeText.of(count.name())).toList();
    int nameWidth = names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    int figureWidth = Figures.count(identities.getFirst().count()).length();
    int room = Math.min(BAR, page.terminal().width() - nameWidth - figureWidth - 8);
    for (int i = 0; i < names.size(); i++) {
      long count = identities.get(i).count();
      String line =
          "  "
              + Page.left(names.get(i), nameWidth)
              + "  "
              + Page.right(Figures.count(count), figureWidth);
      page.line(line + bar(count, identities.getFirst().count(), room));
    }
  }

  private String bar(long count, long most, int room) {
    if (!page.terminal().showsOut() || room < NARROWEST_BAR) {
      return "";
    }
    int length = (int) Math.max(1, Math.round((double) room * count / most));
    return "  " + ink.cyan("━".repeat(length));
  }

  private void lake() {
    page.heading("Lake");
    page.line("  " + SafeText.of(lake.lake().toString()));
  }

  private void stack(String name) {
    page.heading("Stack");
    page.line("  " + SafeText.of(name));
    page.heading("Next");
    page.line("  " + ink.cyan(SafeText.of(lake.commandAlone("status --stack " + name))));
    page.line(
        "  " + ink.cyan(SafeText.of(lake.commandAlone("events --user NAME --stack " + name))));
  }
}
