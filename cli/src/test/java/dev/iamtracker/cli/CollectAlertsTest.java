package dev.iamtracker.cli;

import static dev.iamtracker.cli.CollectHome.HOME_REGION;
import static dev.iamtracker.cli.CollectHome.IAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.CollectHome.Collecting;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.Resource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is told of what was collected: of history once, of news as it comes, of nothing twice.
class CollectAlertsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  private CollectHome home() {
    CollectHome home = CollectHome.in(folder);
    return home.set("ALERT_FILE", home.alertFile().toString());
  }

  private static Happened newUser(CollectHome home, Duration ago, String whose) {
    return home.event(ago, HOME_REGION, IAM, "CreateUser")
        .withResources(new Resource("AWS::IAM::User", whose));
  }

  @Test
  void historyIsToldOfOnceInOneDigest() {
    try (CollectHome home = home()) {
      home.happens(
          newUser(home, DAY.multipliedBy(3), "bob"),
          newUser(home, DAY.multipliedBy(30), "carol"),
          newUser(home, DAY.multipliedBy(60), "dave"));

      Collecting run = home.collects();

      assertThat(run.number("findings")).isGreaterThanOrEqualTo(3);
      assertThat(run.number("alerts")).isOne();
      assertThat(home.alerts()).singleElement().asString().contains("\"kind\":\"history\"");

      home.pass(HOUR);
      assertThat(home.collects().number("alerts")).isZero();
      assertThat(home.alerts()).hasSize(1);
    }
  }

  @Test
  void whatHappensAfterTheFirstRunIsNewsHoweverLateItComes() {
    try (CollectHome home = home()) {
      home.collects();
      home.pass(HOUR);
      Happened late = newUser(home, HOUR.minusMinutes(10), "bob");
      home.happens(late.withVisibleAt(late.time().plus(HOUR.multipliedBy(3))));
      assertThat(home.collects().number("findings")).isZero();
      home.pass(HOUR.multipliedBy(3));
      home.collects();
      home.pass(DAY);

      Collecting run = home.collects();

      assertThat(run.number("stored")).isOne();
      assertThat(home.alerts())
          .singleElement()
          .asString()
          .contains("\"repeat\":false", "iam-user-created")
          .doesNotContain("\"kind\":\"history\"");

      home.pass(HOUR);
      home.collects();
      home.pass(DAY);
      home.collects();
      assertThat(home.alerts()).hasSize(1);
    }
  }

  @Test
  void whatTheFirstRunFindsOfTheLastDayIsNewsToo() {
    try (CollectHome home = home()) {
      home.happens(newUser(home, HOUR, "bob"), newUser(home, DAY.multipliedBy(40), "carol"));

      home.collects();

      assertThat(home.alerts())
          .hasSize(2)
          .anyMatch(alert -> alert.contains("\"kind\":\"history\""))
          .anyMatch(alert -> alert.contains("iam-user-created/"));
    }
  }

  @Test
  void historyOfARunWithGapsIsToldOfOnce() {
    try (CollectHome home = home()) {
      home.happens(newUser(home, DAY.multipliedBy(3), "bob"));
      home.faults().deny("cloudtrail:LookupEvents", "*", "eu-west-1");

      home.collects();

      assertThat(home.alerts()).hasSize(1);
      home.faults().none();
      home.collects();
      assertThat(home.alerts()).hasSize(1);
    }
  }
}
