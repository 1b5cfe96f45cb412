package dev.iamtracker.aws;

import dev.iamtracker.collect.EventHistory.Page;
import dev.iamtracker.collect.EventHistory.Question;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRange;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.World;
import dev.iamtracker.standin.world.WorldBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A small world behind the real clients of AWS.
///
/// @param clock that the world goes by
record Cloud(StandIn standIn, TestClock clock) implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String ACCOUNT = "111122223333";
  static final String OTHER = "444455556666";
  static final String KEY = "AKIAEXAMPLECOLLECT00";
  static final String SECRET = "thisIsSecretNobodyMaySee";
  static final StreamId STS = new StreamId(ACCOUNT, "eu-west-1", "sts.amazonaws.com");
  static final TimeRange DAY = new TimeRange(NOON.minus(Duration.ofDays(1)), NOON);

  static WorldBuilder world() {
    return World.builder().key(KEY, ACCOUNT);
  }

  static Cloud of(WorldBuilder world) {
    return of(world, StandInOptions.USUAL);
  }

  static Cloud of(WorldBuilder world, StandInOptions options) {
    var clock = new TestClock(NOON);
    return new Cloud(StandIn.start(world.build(), clock, options), clock);
  }

  /// So many events of a stream, a minute apart, the last one an hour ago.
  static WorldBuilder events(int count) {
    WorldBuilder world = world();
    for (int i = 0; i < count; i++) {
      world.event(
          Happened.at(
              NOON.minus(Duration.ofHours(1)).minus(Duration.ofMinutes(i)),
              STS.account(),
              STS.region(),
              STS.source(),
              "AssumeRole",
              "event-" + i));
    }
    return world;
  }

  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("AWS_ENDPOINT_URL", standIn.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", SECRET);
    environment.put("AWS_REGION", "us-east-1");
    return environment;
  }

  AwsAccess access() {
    return AwsAccess.of(environment());
  }

  CloudTrailHistory history() {
    return new CloudTrailHistory(Map.of(ACCOUNT, access()));
  }

  Page ask(Optional<String> token) throws HistoryFault {
    try (CloudTrailHistory history = history()) {
      return history.lookup(new Question(STS, DAY, token));
    }
  }

  @Override
  public void close() {
    standIn.close();
  }
}
