package dev.iamtracker.cli;

import static dev.iamtracker.cli.CollectHome.ACCOUNT;
import static dev.iamtracker.cli.CollectHome.HOME_REGION;
import static dev.iamtracker.cli.CollectHome.IAM;
import static dev.iamtracker.cli.CollectHome.OTHER_REGION;
import static dev.iamtracker.cli.CollectHome.STREAMS;
import static dev.iamtracker.cli.CollectHome.STS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.CollectHome.Collecting;
import dev.iamtracker.cli.exit.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which streams `iat collect` asks for, and what it refuses to ask for.
class CollectChoiceTest {
  private static final String LOOKUP = "cloudtrail:LookupEvents";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--regions | eu-west-1,mars-1 | --regions names mars-1, | eu-west-1, us-east-1",
        "--regions | '' | --regions names , | eu-west-1, us-east-1",
        "--sources | iam,mars | --sources names mars, | iam.amazonaws.com",
        "--accounts | 12 | ACCOUNTS | 12",
        "--every | soon | --every soon is no length of time | 30m",
        "--every | 0s | --every 0s is no length of time | 30m",
        "--since | yesterday | --since yesterday is no point in time | 2026-11-22",
        "--since | 2027-01-01 | --since | future",
      })
  void refusesWhatIsNotThere(String option, String value, String sentence, String hint) {
    try (CollectHome home = CollectHome.in(folder)) {
      Collecting run = home.collects(option, value);

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.launch().out()).isEmpty();
      assertThat(run.err()).contains(sentence, hint);
      assertThat(home.asked()).isZero();
      assertThat(home.home()).doesNotExist();
    }
  }

  @Test
  void refusesARegionOfIdentityCenterThatIsNotEnabled() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.set("SSO_REGION", "eu-central-1");

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("SSO_REGION names eu-central-1", "eu-west-1, us-east-1");
      assertThat(home.asked()).isZero();
    }
  }

  @Test
  void refusesAChoiceThatLeavesNothing() {
    try (CollectHome home = CollectHome.in(folder)) {
      Collecting run = home.collects("--regions", OTHER_REGION, "--sources", "iam");

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("nothing to collect");
      assertThat(home.home()).doesNotExist();
    }
  }

  @Test
  void refusesAFormatThatASummaryDoesNotHave() {
    try (CollectHome home = CollectHome.in(folder)) {
      Launch run = home.collectsForPeople("--format", "csv");

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(home.asked()).isZero();
    }
  }

  @Test
  void asksForTheNamedRegionsAndSourcesOnly() {
    try (CollectHome home = CollectHome.in(folder)) {
      Collecting run = home.collects("--regions", "eu-west-1", "--sources", "sts");

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("streams")).isOne();
      assertThat(home.askedSince(0))
          .hasSize(1)
          .allSatisfy(
              lookup -> {
                assertThat(lookup.place().region()).isEqualTo(OTHER_REGION);
                assertThat(lookup.request().attributes().getFirst().value()).isEqualTo(STS);
              });
    }
  }

  @Test
  void asksForExtraSourcesWhereverTheyAre() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.set("EXTRA_EVENT_SOURCES", "kms.amazonaws.com");
      home.happens(home.event(HOUR, OTHER_REGION, "kms.amazonaws.com", "DisableKey"));

      Collecting run = home.collects("--sources", "kms.amazonaws.com");

      assertThat(run.number("streams")).isEqualTo(2);
      assertThat(run.number("stored")).isOne();
    }
  }

  @Test
  void listsRegionsBySomethingElseWhereThatIsDenied() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.faults().deny("account:ListRegions", "*", "*");

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("streams")).isEqualTo(STREAMS);
    }
  }

  @Test
  void neverMakesUpAListOfRegions() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.faults().deny("account:ListRegions", "*", "*").deny("ec2:DescribeRegions", "*", "*");

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.launch().out()).isEmpty();
      assertThat(run.err())
          .contains("account:ListRegions", "ec2:DescribeRegions", "AccessDenied", "--regions");
      assertThat(home.asked()).isZero();
      assertThat(home.home()).doesNotExist();
    }
  }

  @Test
  void namedRegionsDoWhereTheyCannotBeListed() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.faults().deny("account:ListRegions", "*", "*").deny("ec2:DescribeRegions", "*", "*");

      Collecting run = home.collects("--regions", "eu-west-1");

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("streams")).isEqualTo(2);
    }
  }

  @Test
  void aPlanAsksNothingAndCreatesNothing() {
    try (CollectHome home = CollectHome.in(folder)) {
      Collecting plan = home.collects("--plan");
      Launch page = home.collectsForPeople("--plan");

      assertThat(plan.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(plan.number("accounts")).isOne();
      assertThat(plan.number("regions")).isEqualTo(2);
      assertThat(plan.number("streams")).isEqualTo(STREAMS);
      assertThat(plan.number("streams_to_read")).isEqualTo(STREAMS);
      assertThat(plan.number("least_requests")).isEqualTo(STREAMS);
      assertThat(plan.summary().text("caller")).endsWith(":user/collector");
      assertThat(plan.summary().objects("plan"))
          .hasSize(STREAMS)
          .allSatisfy(
              stream ->
                  assertThat(stream.number("seconds"))
                      .isEqualTo(Duration.ofDays(90).minus(Duration.ofMinutes(2)).toSeconds()));
      assertThat(page.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(page.out()).contains("12 streams", "cost: $0", ACCOUNT + "/us-east-1/" + IAM);
      assertThat(home.asked()).isZero();
      assertThat(home.home()).doesNotExist();
    }
  }

  @Test
  void aPlanKnowsWhatWasReadBefore() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.collects();
      int before = home.asked();
      home.pass(HOUR);

      Collecting plan = home.collects("--plan");

      assertThat(plan.summary().objects("plan"))
          .hasSize(STREAMS)
          .allSatisfy(
              stream ->
                  assertThat(stream.number("seconds"))
                      .isEqualTo(Duration.ofMinutes(90).toSeconds()));
      assertThat(home.asked()).isEqualTo(before);
    }
  }

  @Test
  void asksForNothingBeforeTheTimeThatIsNamed() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          home.event(HOUR, HOME_REGION, IAM, "CreateUser"),
          home.event(DAY.multipliedBy(3), HOME_REGION, IAM, "CreateUser"));

      Collecting run = home.collects("--since", "2026-11-21");

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("stored")).isOne();
      assertThat(home.askedSince(0))
          .allSatisfy(
              lookup ->
                  assertThat(lookup.request().start())
                      .isEqualTo(Instant.parse("2026-11-21T00:00:00Z")));
      assertThat(home.status().exitCode()).isEqualTo(ExitCode.DONE);

      assertThat(home.collects().number("stored")).isOne();
    }
  }

  @Test
  void whatWasNeverReadIsLostAfterNinetyDays() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.faults().deny(LOOKUP, ACCOUNT, OTHER_REGION);
      home.collects();
      home.pass(DAY.multipliedBy(91));

      Launch status = home.status();

      assertThat(status.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(status.out())
          .contains(OTHER_REGION, "lost, older than 90 days", "AccessDenied")
          .doesNotContain("not read yet");
      assertThat(home.statusObject().objects("gaps")).hasSize(2).allMatch(gap -> gap.flag("lost"));
    }
  }

  @Test
  void whatHappenedWhileNobodyCollectedForTooLongIsLost() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.collects("--sources", "iam");
      home.pass(DAY.multipliedBy(100));
      home.happens(home.event(DAY.multipliedBy(95), HOME_REGION, IAM, "CreateUser"));

      Collecting run = home.collects("--sources", "iam");

      assertThat(run.number("stored")).isZero();
      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.summary().objects("gaps"))
          .anySatisfy(
              gap -> {
                assertThat(gap.flag("lost")).isTrue();
                assertThat(gap.text("from")).startsWith("2026-11-22T09:58:00");
              });
      assertThat(home.status().out()).contains("lost, older than 90 days");
      assertThat(home.collects("--sources", "iam").exitCode()).isEqualTo(ExitCode.DONE);
    }
  }
}
