package dev.iamtracker.finding;

import dev.iamtracker.finding.Finding.Episode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings for tests.
public final class SampleFindings {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private SampleFindings() {}

  /// A finding of the rule `iam-user-created` by alice at noon.
  public static Finding finding(String event) {
    return finding("iam-user-created", event, Level.HIGH, "alice", NOON);
  }

  public static Finding finding(
      String rule, String event, Level level, String actor, Instant time) {
    return finding(Finding.id(rule, event), rule, event, level, actor, time, null);
  }

  /// A finding of the rule `bruteforce` about some sign-ins; its id is `bruteforce/` and the name.
  public static Finding episode(String name, Instant first, Instant last, List<String> events) {
    return finding(
        Finding.id("bruteforce", name),
        "bruteforce",
        events.getFirst(),
        Level.HIGH,
        "alice",
        first,
        new Episode("alice", first, last, events.size(), events));
  }

  public static StoredFinding stored(Finding finding) {
    return StoredFinding.of(finding, NOON);
  }

  private static Finding finding(
      String id,
      String rule,
      String event,
      Level level,
      String actor,
      Instant time,
      @Nullable Episode episode) {
    return new Finding(
        id,
        rule,
        level,
        "IAM user created",
        actor + " created the IAM user mallory \\ and\nmore",
        false,
        time,
        event,
        "iam.amazonaws.com",
        "CreateUser",
        "",
        "111122223333",
        "eu-west-1",
        actor,
        "session-1",
        "ASIAEXAMPLE",
        "no",
        "203.0.113.7",
        "aws-cli/2.15",
        "user mallory",
        List.of("T1136.003"),
        List.of("Ask " + actor, "Delete the user"),
        List.of("https://docs.aws.amazon.com/iam"),
        episode);
  }
}
