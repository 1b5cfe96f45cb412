package dev.iamtracker.collector;

import dev.iamtracker.aws.Caller;
import dev.iamtracker.collect.CollectPlan;
import dev.iamtracker.run.RecordFeed;
import dev.iamtracker.track.TrackedRun;
import java.time.Duration;
import java.util.List;

/// What invocations do, without writing anything.
record Rehearsal(OpenStack stack) {
  private static final String RECORD =
      """
      {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"rehearsal",\
      "arn":"arn:aws:iam::111122223333:user/rehearsal","accountId":"111122223333"},\
      "eventTime":"2026-01-01T00:00:00Z","eventSource":"iam.amazonaws.com",\
      "eventName":"GetUser","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.1",\
      "eventID":"00000000-0000-4000-8000-000000000000","eventType":"AwsApiCall",\
      "readOnly":true,"recipientAccountId":"111122223333"}""";

  void run() {
    var parts = new CheckpointParts(stack, new CollectPlan(List.of(), List.of()));
    try (TrackedRun run = parts.begin()) {
      var feed = new RecordFeed(parts.plan(parts.detection()), run);
      feed.read("rehearsal", RECORD);
      var _ = parts.text(feed.summary(Duration.ZERO));
    }
    var _ = stack.tables().coverage().all();
    var _ = Caller.of(stack.access(), stack.timing());
  }
}
