package dev.iamtracker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.localaws.DynamoGate.Mishap;
import dev.iamtracker.standin.world.Happened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledCollectIT {
  private static final int USERS = 15;
  private static final int OTHERS = 150;
  private static final int KILLS = 5;

  /// Requests to DynamoDB that a run makes or fewer.
  private static final int MOST_REQUESTS = 60;

  @TempDir Path folder;

  @Test
  void losesAndDoublesNothingWhereverItIsKilled() throws Exception {
    try (var cloud = new Cloud(folder)) {
      List<String> ids = history(cloud);
      long seed = Long.getLong("kill.seed", 7);
      var dice = new SplittableRandom(seed);
      int killed = 0;
      for (int i = 0; i < KILLS; i++) {
        cloud.more.put(LateCollect.AHEAD, Duration.ofMinutes(3L * i).toString());
        killed += runUntilKilled(cloud, dice.nextInt(1, MOST_REQUESTS)) ? 1 : 0;
      }
      assertThat(killed).isGreaterThan(KILLS / 2);
      cloud.gate.go(_ -> Optional.empty());
      cloud.more.put(LateCollect.AHEAD, Duration.ofMinutes(3 * KILLS).toString());
      Answered.of(cloud.starts(LateCollect.class).collects());
      cloud.more.put(LateCollect.AHEAD, Duration.ofHours(2).toString());
      Answered last = Answered.of(cloud.starts(LateCollect.class).collects());

      assertThat(last.text("status")).isEqualTo("complete");
      assertThat(last.items("gaps")).isEmpty();
      assertThat(cloud.stored().keySet())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(ids);
      assertThat(cloud.stored().values()).containsOnly(1L);
      assertThat(Set.copyOf(cloud.alerts("iam-user-created"))).hasSize(USERS);
      assertThat(unmarkedRepeats(cloud)).isEmpty();
    }
  }

  /// Alerts that came again, though a process died in between, say so.
  private static List<String> unmarkedRepeats(Cloud cloud) {
    var seen = new ArrayList<String>();
    var repeats = new ArrayList<String>();
    cloud.aws.sns().published().stream()
        .map(one -> one.body())
        .forEach(
            body -> {
              String id = body.replaceAll("(?s).*Alert id: (\\S+).*", "$1");
              if (seen.contains(id) && !body.contains("(sent again)")) {
                repeats.add(body);
              }
              seen.add(id);
            });
    return repeats;
  }

  private static List<String> history(Cloud cloud) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < USERS + OTHERS; i++) {
      Duration ago = Duration.ofMinutes(5 + i);
      Happened event =
          i < USERS
              ? cloud.newUser(ago, "user-" + i)
              : cloud.event(ago, i % 3 == 0 ? "eu-west-1" : "us-east-1", Cloud.STS, "AssumeRole");
      cloud.happens(event);
      ids.add(event.id());
    }
    return ids;
  }

  /// @return whether it was killed before it answered
  private static boolean runUntilKilled(Cloud cloud, int requests) throws Exception {
    var left = new AtomicLong(requests);
    Running function = cloud.starts(LateCollect.class);
    cloud.gate.go(
        _ -> {
          if (left.decrementAndGet() == 0) {
            function.process().kill();
            return Optional.of(Mishap.LOST_ANSWER);
          }
          return Optional.empty();
        });
    var done = function.invoke(Running.SCHEDULED, Duration.ofMinutes(5));
    while (!done.isDone() && !function.process().process().waitFor(50, TimeUnit.MILLISECONDS)) {
      // It runs.
    }
    function.close();
    return !done.isDone();
  }
}
