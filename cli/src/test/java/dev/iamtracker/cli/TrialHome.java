package dev.iamtracker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A home with a few log files and rules, for commands about rules and alerts.
record TrialHome(Path folder) {
  /// Alice creates a user, gives it all rights, and is denied another user; long before, root
  /// signed in.
  static final List<String> STORY =
      List.of(
          call("2026-11-22T09:00:00Z", "a1", "alice", "CreateUser", "{\"userName\":\"eve\"}", ""),
          call(
              "2026-11-22T09:01:00Z",
              "a2",
              "alice",
              "AttachUserPolicy",
              "{\"userName\":\"eve\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}",
              ""),
          call(
              "2026-11-22T09:02:00Z",
              "a3",
              "bob",
              "CreateUser",
              "null",
              ",\"errorCode\":\"AccessDenied\",\"errorMessage\":\"no\""),
          """
          {"userIdentity":{"type":"Root","principalId":"444455556666","arn":"arn:aws:iam::444455556666:root",
          "accountId":"444455556666"},"eventTime":"2026-11-19T08:00:00Z","eventSource":"signin.amazonaws.com",
          "eventName":"ConsoleLogin","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.9","userAgent":"Firefox",
          "eventID":"a4","recipientAccountId":"444455556666","responseElements":{"ConsoleLogin":"Success"},
          "additionalEventData":{"MFAUsed":"Yes"}}""");

  static final String RULE =
      """
      title: Users are listed
      name: %s
      level: %s
      logsource: {product: aws, service: cloudtrail}
      detection:
        it:
          eventName: %s
        condition: it
      """;

  static String rule(String name, String level, String event) {
    return RULE.formatted(name, level, event);
  }

  /// @param more fields, each after a comma
  static String call(
      String time, String id, String user, String event, String parameters, String more) {
    return """
        {"userIdentity":{"type":"IAMUser","principalId":"AIDA1","accountId":"111122223333","userName":"%s"},
        "eventTime":"%s","eventSource":"iam.amazonaws.com","eventName":"%s","awsRegion":"us-east-1",
        "sourceIPAddress":"203.0.113.7","userAgent":"aws-cli","eventID":"%s",
        "recipientAccountId":"111122223333","requestParameters":%s%s}"""
        .formatted(user, time, event, id, parameters, more);
  }

  Launch ingest(List<String> records, String... options) {
    return ingest(Map.of(), records, options);
  }

  Launch ingest(Map<String, String> environment, List<String> records, String... options) {
    var arguments =
        new ArrayList<>(
            List.of("ingest", write("logs.json", "[" + String.join(",", records) + "]")));
    arguments.addAll(List.of(options));
    return iat(environment, arguments.toArray(String[]::new));
  }

  Launch iat(String... arguments) {
    return iat(Map.of(), arguments);
  }

  Launch iat(Map<String, String> environment, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", folder.resolve("home").toString()));
    return Launch.with(environment, "", all.toArray(String[]::new));
  }

  /// Writes a file and gives back its path.
  String write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
