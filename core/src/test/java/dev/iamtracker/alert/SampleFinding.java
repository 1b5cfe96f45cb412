package dev.iamtracker.alert;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.util.List;

/// A finding for tests, with texts that an attacker chose.
public final class SampleFinding {
  private SampleFinding() {}

  public static Finding plain() {
    return of("alice", "aws-cli/2.15", "session-1", "");
  }

  public static Finding of(String actor, String userAgent, String session, String error) {
    return new Finding(
        "iam-user-created/11111111-2222-4333-8444-555555555555",
        "iam-user-created",
        Level.CRITICAL,
        "IAM user created",
        actor + " created the IAM user mallory",
        false,
        Instant.parse("2026-11-22T10:00:00Z"),
        "11111111-2222-4333-8444-555555555555",
        "iam.amazonaws.com",
        "CreateUser",
        error,
        "111122223333",
        "eu-west-1",
        actor,
        session,
        "ASIAEXAMPLE",
        "no",
        "198.51.100.7",
        userAgent,
        "user mallory",
        List.of("T1136.003"),
        List.of("Ask " + actor + " whether this was intended", "Delete the user"),
        List.of(),
        null);
  }
}
