package dev.iamtracker.exporter;

import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.api.PublishedMessage;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.Histories;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An account with 90 days of history, and the truth about it.
final class Account implements AutoCloseable {
  static final String ID = "111122223333";
  static final String TOPIC = "arn:aws:sns:us-east-1:" + ID + ":security-alerts";

  private static final Duration SPAN = Duration.ofDays(89);
  private static final Pattern ALERT_ID = Pattern.compile("Alert id: (\\S+)");

  /// Sources that are asked for, of those that the history has.
  private static final Set<String> HOME =
      Set.of("iam", "sts", "signin", "sso", "sso-directory", "identitystore");

  private static final Set<String> ELSEWHERE = Set.of("sts", "signin");

  private final World world =
      World.builder()
          .key(LocalDynamo.KEY, ID)
          .onlyRegions("us-east-1", "eu-west-1", "ap-south-1")
          .build();
  private final List<Happened> all = new ArrayList<>();
  final StandIn aws =
      StandIn.start(world, InstantSource.system(), StandInOptions.USUAL.withQuota(Quota.NONE));

  Account(long seed, int events) {
    aws.sns().topic(TOPIC);
    happens(
        Histories.of(seed, ID, world, Instant.now().minus(SPAN), SPAN.minusHours(2))
            .events(events));
  }

  void happens(List<Happened> events) {
    all.addAll(events);
    world.add(events);
  }

  /// Somebody adds a user: worth an alert.
  static Happened newUser(int number) {
    String id = new UUID(0x4000L, 0x8000000000000000L + number).toString();
    return Happened.at(
            Instant.now().minusSeconds(600L + number),
            ID,
            "us-east-1",
            "iam.amazonaws.com",
            "CreateUser",
            id)
        .withUser("mallory-" + number, "AKIAMALLORY0000000" + number);
  }

  /// What of everything has to be in the lake: id, and the facts that tell events apart.
  Map<String, String> truth() {
    var truth = new TreeMap<String, String>();
    for (Happened one : all) {
      String source = one.source().replace(".amazonaws.com", "");
      if ((one.region().equals("us-east-1") ? HOME : ELSEWHERE).contains(source)) {
        truth.put(
            one.id(),
            one.name()
                + " "
                + one.region()
                + " "
                + one.time()
                + " "
                + source
                + " "
                + one.account());
      }
    }
    return truth;
  }

  /// Ids of alerts that people got, as often as they got them.
  List<String> alerts() {
    return aws.sns().published().stream()
        .map(PublishedMessage::body)
        .map(ALERT_ID::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  static Set<String> distinct(List<String> texts) {
    return new TreeSet<>(texts);
  }

  @Override
  public void close() {
    aws.close();
  }
}
