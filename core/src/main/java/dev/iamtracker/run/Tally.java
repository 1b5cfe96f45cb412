package dev.iamtracker.run;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.run.RunSummary.Count;
import dev.iamtracker.run.RunSummary.Filtered;
import dev.iamtracker.run.RunSummary.Rejection;
import dev.iamtracker.run.RunSummary.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts what one thread of a run meets; tallies of several threads add up.
final class Tally {
  private static final int MOST_REJECTIONS = 1000;
  private static final int TOP = 10;

  private static final Utf8 ROOT = Utf8.of("Root");
  private static final Utf8 FAILURE = Utf8.of("failure");
  private static final Set<Utf8> AUTHENTICATIONS =
      Stream.of(
              "ConsoleLogin",
              "AssumeRole",
              "AssumeRoleWithSAML",
              "AssumeRoleWithWebIdentity",
              "AssumeRoot",
              "GetSessionToken",
              "GetFederationToken",
              "CredentialVerification",
              "UserAuthentication")
          .map(Utf8::of)
          .collect(Collectors.toUnmodifiableSet());

  long files;
  long filesRejected;
  long records;
  long stored;
  long duplicates;
  long otherSources;
  long outOfWindow;
  long serviceLinked;
  long quarantined;
  long warnings;
  long recordBytes;
  final Map<String, Long> skippedFiles = new HashMap<>();
  final Map<String, Long> roles = new HashMap<>();
  final List<Rejection> rejections = new ArrayList<>();

  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private final Counts accounts = new Counts();
  private final Counts regions = new Counts();
  private final Counts identities = new Counts();
  private long failedAuthentications;
  private long rootEvents;

  static void count(Map<String, Long> counts, String name) {
    counts.merge(name, 1L, Long::sum);
  }

  void reject(Rejection rejection) {
    if (rejections.size() < MOST_REJECTIONS) {
      rejections.add(rejection);
    }
  }

  /// Looks at an event that was kept.
  void see(IdentityEvent event) {
    long millis = event.millis(Column.EVENT_TIME);
    first = Math.min(first, millis);
    last = Math.max(last, millis);
    accounts.add(event.utf8(Column.ACCOUNT_ID));
    regions.add(event.utf8(Column.AWS_REGION));
    identities.add(event.utf8(Column.USER_NAME));
    if (event.is(Column.IDENTITY_TYPE, ROOT) && !event.has(Column.INVOKED_BY)) {
      rootEvents++;
    }
    if (event.is(Column.OUTCOME, FAILURE)
        && AUTHENTICATIONS.contains(event.utf8(Column.EVENT_NAME))) {
      failedAuthentications++;
    }
  }

  void add(Tally other) {
    files += other.files;
    filesRejected += other.filesRejected;
    records += other.records;
    stored += other.stored;
    duplicates += other.duplicates;
    otherSources += other.otherSources;
    outOfWindow += other.outOfWindow;
    serviceLinked += other.serviceLinked;
    quarantined += other.quarantined;
    warnings += other.warnings;
    recordBytes += other.recordBytes;
    merge(skippedFiles, other.skippedFiles);
    merge(roles, other.roles);
    other.rejections.forEach(this::reject);
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    accounts.add(other.accounts);
    regions.add(other.regions);
    identities.add(other.identities);
    failedAuthentications += other.failedAuthentications;
    rootEvents += other.rootEvents;
  }

  private static void merge(Map<String, Long> counts, Map<String, Long> more) {
    more.forEach((name, count) -> counts.merge(name, count, Long::sum));
  }

  RunSummary summary(long bytes, Duration elapsed) {
    return new RunSummary(
        files,
        filesRejected,
        skippedFiles,
        records,
        stored,
        duplicates,
        otherSources,
        outOfWindow,
        new Filtered(serviceLinked, roles),
        quarantined,
        warnings,
        Findings.NONE,
        bytes,
        recordBytes,
        elapsed,
        rejections.stream()
            .sorted(Comparator.comparing(Rejection::input).thenComparing(Rejection::place))
            .toList(),
        seen());
  }

  private Seen seen() {
    boolean any = first <= last;
    return new Seen(
        any ? Optional.of(Instant.ofEpochMilli(first)) : Optional.empty(),
        any ? Optional.of(Instant.ofEpochMilli(last)) : Optional.empty(),
        accounts.byText(),
        regions.byText(),
        identities.byText().entrySet().stream()
            .map(entry -> new Count(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name))
            .limit(TOP)
            .toList(),
        identities.size(),
        failedAuthentications,
        rootEvents);
  }
}
