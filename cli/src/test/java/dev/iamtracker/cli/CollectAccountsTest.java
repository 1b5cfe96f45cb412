package dev.iamtracker.cli;

import static dev.iamtracker.cli.CollectHome.ACCOUNT;
import static dev.iamtracker.cli.CollectHome.HOME_REGION;
import static dev.iamtracker.cli.CollectHome.IAM;
import static dev.iamtracker.cli.CollectHome.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.CollectHome.Collecting;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.standin.api.Assumption;
import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.world.Member.Status;
import dev.iamtracker.standin.world.WorldBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many accounts, each entered by a role.
class CollectAccountsTest {
  private static final String SECOND = "222233334444";
  private static final String THIRD = "333344445555";
  private static final String CLOSED = "444455556666";
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  /// The client looks at the machine's clock to see whether a session has expired.
  private CollectHome home(WorldBuilder world) {
    return CollectHome.in(
        folder, world, new TestClock(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
  }

  private static WorldBuilder organization() {
    return CollectHome.twoRegions()
        .role(role(SECOND), null)
        .member(ACCOUNT, "management", Status.ACTIVE)
        .member(SECOND, "production", Status.ACTIVE)
        .member(THIRD, "old", Status.SUSPENDED)
        .member(CLOSED, "older", Status.PENDING_CLOSURE);
  }

  private static String role(String account) {
    return "arn:aws:iam::" + account + ":role/iam-activity-tracker";
  }

  @Test
  void collectsFromAllAccountsThatAreNamed() {
    try (CollectHome home = home(organization())) {
      home.happens(
          home.event(ACCOUNT, HOUR, HOME_REGION, IAM, "CreateUser"),
          home.event(SECOND, HOUR, HOME_REGION, IAM, "CreateUser"));

      Collecting run = home.collects("--accounts", ACCOUNT + "," + SECOND);

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("stored")).isEqualTo(2);
      assertThat(run.number("streams")).isEqualTo(2 * STREAMS);
      assertThat(home.standIn().assumptions())
          .extracting(Assumption::role)
          .containsOnly(role(SECOND));
    }
  }

  @Test
  void anAccountThatCannotBeEnteredIsAGapAndTheOthersAreComplete() {
    try (CollectHome home = home(organization())) {
      home.happens(home.event(SECOND, HOUR, HOME_REGION, IAM, "CreateUser"));

      Collecting run = home.collects("--accounts", SECOND + "," + THIRD);

      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.number("stored")).isOne();
      assertThat(run.gaps()).hasSize(STREAMS).allMatch(stream -> stream.startsWith(THIRD));
      assertThat(run.summary().object("failed_streams").fields().values())
          .allSatisfy(
              reason ->
                  assertThat(reason.toString())
                      .contains("cannot assume " + role(THIRD), "AccessDenied"));
      Launch status = home.status();
      assertThat(status.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(status.out()).contains(THIRD, "cannot assume");
    }
  }

  @Test
  void aPlanNamesTheAccountsThatCannotBeEntered() {
    try (CollectHome home = home(organization())) {
      Collecting plan = home.collects("--plan", "--accounts", SECOND + "," + THIRD);

      assertThat(plan.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(plan.summary().object("closed_accounts").text(THIRD)).contains("cannot assume");
      assertThat(home.asked()).isZero();
    }
  }

  @Test
  void whereNothingIsToBeReadAnAccountThatCannotBeEnteredIsStillNamed() {
    try (CollectHome home = home(organization())) {
      String now = home.now().minusSeconds(60).toString();

      Collecting run = home.collects("--accounts", SECOND + "," + THIRD, "--since", now);

      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.summary().object("failed_streams").fields()).hasSize(STREAMS);
    }
  }

  @Test
  void anOrganizationIsItsActiveAccounts() {
    try (CollectHome home = home(organization())) {
      Collecting run = home.collects("--accounts", "organization");

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.summary().objects("places"))
          .extracting(place -> place.text("account"))
          .containsOnly(ACCOUNT, SECOND);
    }
  }

  @Test
  void whereTheOrganizationCannotBeListedItSaysSo() {
    try (CollectHome home = home(organization())) {
      home.faults().deny("organizations:ListAccounts", "*", "*");

      Collecting run = home.collects("--accounts", "organization");

      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err()).contains("organizations:ListAccounts", "--accounts");
      assertThat(home.asked()).isZero();
    }
  }

  @Test
  void accountsOfTheTrailAreNotAsked() {
    try (CollectHome home = home(organization())) {
      home.set("TRAIL_ACCOUNTS", SECOND);

      Collecting run = home.collects("--accounts", "organization");

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("streams")).isEqualTo(STREAMS);
      assertThat(home.standIn().assumptions()).isEmpty();
      assertThat(home.askedSince(0))
          .extracting(lookup -> lookup.place().account())
          .containsOnly(ACCOUNT);
    }
  }

  @Test
  void whereTheTrailHasAllAccountsNothingIsLeftToCollect() {
    try (CollectHome home = home(organization())) {
      home.set("TRAIL_ACCOUNTS", SECOND);

      Collecting run = home.collects("--accounts", SECOND);

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("nothing to collect", "TRAIL_ACCOUNTS");
    }
  }

  @Test
  void theRoleGetsItsExternalId() {
    WorldBuilder world = CollectHome.twoRegions().role(role(SECOND), "tell-me-this");
    try (CollectHome home = home(world)) {
      Collecting without = home.collects("--accounts", SECOND);
      Collecting with = home.collects("--accounts", SECOND, "--external-id", "tell-me-this");

      assertThat(without.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(without.gaps()).hasSize(STREAMS);
      assertThat(with.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(List.of(without.launch().out(), without.err(), with.launch().out(), with.err()))
          .noneMatch(text -> text.contains("tell-me-this"));
    }
  }
}
