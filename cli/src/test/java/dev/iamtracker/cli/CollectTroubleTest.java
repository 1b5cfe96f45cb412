package dev.iamtracker.cli;

import static dev.iamtracker.cli.CollectHome.ACCOUNT;
import static dev.iamtracker.cli.CollectHome.HOME_REGION;
import static dev.iamtracker.cli.CollectHome.IAM;
import static dev.iamtracker.cli.CollectHome.KEY;
import static dev.iamtracker.cli.CollectHome.OTHER_REGION;
import static dev.iamtracker.cli.CollectHome.STREAMS;
import static dev.iamtracker.cli.CollectHome.STS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.CollectHome.Collecting;
import dev.iamtracker.cli.CollectHome.Running;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.standin.world.AccessKey;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.WorldBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkGlobalTime;

/// What `iat collect` does when AWS refuses, fails or answers nonsense.
class CollectTroubleTest {
  private static final String LOOKUP = "cloudtrail:LookupEvents";
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void withCredentialsThatDoNotExistItSaysWhatToDo() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.set("AWS_ACCESS_KEY_ID", "AKIANOBODYKNOWSIT000");

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.launch().out()).isEmpty();
      assertThat(run.err())
          .contains("AWS does not accept these credentials", "aws sso login")
          .doesNotContain("Exception:", "\tat ", "software.amazon");
      assertThat(home.home()).doesNotExist();
    }
  }

  @Test
  @DisabledIfEnvironmentVariable(named = "AWS_ACCESS_KEY_ID", matches = ".+")
  void whereThereAreNoCredentialsAtAllItSaysWhatToDo() {
    Map<String, String> nowhere =
        Map.of(
            "aws.disableEc2Metadata", "true",
            "aws.sharedCredentialsFile", folder.resolve("credentials").toString(),
            "aws.configFile", folder.resolve("config").toString());
    try (CollectHome home = CollectHome.in(folder)) {
      nowhere.forEach(System::setProperty);
      home.unset("AWS_ACCESS_KEY_ID").unset("AWS_SECRET_ACCESS_KEY");

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err())
          .contains("There are no AWS credentials.\nSet up credentials as for the AWS CLI");
    } finally {
      nowhere.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void credentialsThatExpireInTheMiddleLeaveGapsThatTheNextRunFills() throws InterruptedException {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          IntStream.range(0, 400)
              .mapToObj(i -> home.event(HOUR.plusSeconds(i), HOME_REGION, IAM, "GetUser"))
              .toArray(Happened[]::new));
      home.set("LOOKUP_REQUESTS_PER_SECOND", "20");
      Running running = home.startsCollecting();
      running.goesOnUntil(() -> home.asked() >= 5);
      home.faults().expireKey(KEY);

      Collecting run = running.ends();

      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.number("stored")).isPositive().isLessThan(400);
      assertThat(home.stored()).hasSize((int) run.number("stored"));
      assertThat(run.summary().objects("gaps"))
          .isNotEmpty()
          .allSatisfy(gap -> assertThat(gap.text("reason")).contains("ExpiredToken"));

      home.faults().none();
      Collecting next = home.collects();

      assertThat(next.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(home.stored()).hasSize(400).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRegionWhereLookingIsDeniedIsAGapAndTheOthersAreComplete() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          home.event(HOUR, HOME_REGION, IAM, "CreateUser"),
          home.event(HOUR, OTHER_REGION, STS, "AssumeRole"));
      home.faults().deny(LOOKUP, ACCOUNT, OTHER_REGION);

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.number("stored")).isOne();
      assertThat(run.gaps())
          .containsExactly(
              ACCOUNT + "/eu-west-1/signin.amazonaws.com",
              ACCOUNT + "/eu-west-1/sts.amazonaws.com");
      Launch status = home.status();
      assertThat(status.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(status.out()).contains("2 gaps", "AccessDenied", OTHER_REGION);
      assertThat(home.statusObject().objects("gaps"))
          .hasSize(2)
          .allSatisfy(
              gap -> {
                assertThat(gap.text("reason")).contains("AccessDenied");
                assertThat(gap.flag("lost")).isFalse();
              });

      home.faults().none();
      assertThat(home.collects().exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(home.status().exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(home.stored()).hasSize(2);
    }
  }

  @Test
  void whereNothingMayBeLookedUpEveryStreamIsAGap() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.faults().deny(LOOKUP, "*", "*");

      Collecting run = home.collects();
      Launch page = home.collectsForPeople();

      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.gaps()).hasSize(STREAMS);
      assertThat(run.number("requests")).isLessThanOrEqualTo(STREAMS);
      assertThat(page.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(page.out()).contains("! 0 new events", "AccessDenied").doesNotContain("✓");
      assertThat(home.status().exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(home.status().out()).contains("not complete").doesNotContain("complete to");
    }
  }

  @Test
  void aRegionThatIsDisabledAfterItWasListedIsAGap() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(home.event(HOUR, HOME_REGION, IAM, "CreateUser"));
      home.faults().disable(ACCOUNT, OTHER_REGION);

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.number("stored")).isOne();
      assertThat(run.gaps()).hasSize(2).allMatch(stream -> stream.contains(OTHER_REGION));
      assertThat(run.summary().objects("gaps"))
          .allSatisfy(
              gap ->
                  assertThat(gap.text("reason"))
                      .contains("eu-west-1 is not enabled for the account"));
    }
  }

  @Test
  void aClockThatIsAheadIsToldAndNothingIsClaimedBeyondThatOfAws() {
    SdkGlobalTime.setGlobalTimeOffset(0);
    InstantSource clock = InstantSource.system();
    try (CollectHome home = CollectHome.in(folder, CollectHome.twoRegions(), clock)) {
      home.happens(home.event(HOUR, HOME_REGION, IAM, "CreateUser"));
      home.faults().skew(Duration.ofMinutes(-10));

      Collecting run = home.collects();

      assertThat(run.err())
          .containsPattern("The clock of this machine is (9|10) min .*ahead of that of AWS");
      assertThat(run.number("stored")).isOne();
      assertThat(home.statusObject().objects("streams"))
          .allSatisfy(
              stream ->
                  assertThat(Instant.parse(stream.text("covered_until")))
                      .isBefore(home.now().minus(12, ChronoUnit.MINUTES).plusSeconds(1)));
      assertThat(run.gaps()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    } finally {
      SdkGlobalTime.setGlobalTimeOffset(0);
    }
  }

  @Test
  void aClockThatIsASecondAheadLeavesNoGap() {
    SdkGlobalTime.setGlobalTimeOffset(0);
    InstantSource clock = InstantSource.system();
    try (CollectHome home = CollectHome.in(folder, CollectHome.twoRegions(), clock)) {
      home.faults().skew(Duration.ofSeconds(-1));

      Collecting run = home.collects();

      assertThat(run.gaps()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.err()).doesNotContain("The clock of this machine");
    } finally {
      SdkGlobalTime.setGlobalTimeOffset(0);
    }
  }

  @Test
  void aClockThatIsBehindIsToldToo() {
    SdkGlobalTime.setGlobalTimeOffset(0);
    InstantSource clock = InstantSource.system();
    try (CollectHome home = CollectHome.in(folder, CollectHome.twoRegions(), clock)) {
      home.happens(home.event(HOUR, HOME_REGION, IAM, "CreateUser"));
      home.faults().skew(Duration.ofMinutes(10));

      Collecting run = home.collects();

      assertThat(run.err())
          .containsPattern("The clock of this machine is (9|10) min .*behind that of AWS");
      assertThat(run.number("stored")).isOne();
      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    } finally {
      SdkGlobalTime.setGlobalTimeOffset(0);
    }
  }

  @Test
  void pagesWithoutEndAreGivenUp() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(home.event(HOUR, HOME_REGION, IAM, "CreateUser"));
      home.faults().endlessTokens(true);

      Collecting run = home.collects("--sources", "iam,sts");

      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.number("stored")).isOne();
      assertThat(run.summary().object("failed_streams").fields())
          .hasSize(3)
          .allSatisfy(
              (_, reason) -> assertThat(reason.toString()).contains("the answer does not end"));

      home.faults().none();
      assertThat(home.collects("--sources", "iam,sts").exitCode()).isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void recordsThatAreNoJsonAreQuarantined() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          home.event(HOUR, HOME_REGION, IAM, "CreateUser"),
          home.event(HOUR, HOME_REGION, IAM, "CreateRole").withText("{\"eventVersion\": \"1.1"),
          home.event(HOUR, OTHER_REGION, STS, "AssumeRole"));

      Collecting run = home.collects();

      assertThat(run.number("stored")).isEqualTo(2);
      assertThat(run.number("quarantined")).isOne();
      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.gaps()).isEmpty();
      assertThat(home.statusObject().number("quarantined")).isOne();
    }
  }

  @Test
  void answersOfTenMegabytesAreStored() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          IntStream.range(0, 60)
              .mapToObj(i -> home.event(HOUR.plusSeconds(i), HOME_REGION, IAM, "GetUser"))
              .toArray(Happened[]::new));
      home.faults().recordChars(200_000);

      Collecting run = home.collects("--sources", "iam");

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("stored")).isEqualTo(60);
    }
  }

  @Test
  void whereNobodyListensItSaysSo() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.standIn().close();

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.launch().out()).isEmpty();
      assertThat(run.err())
          .contains("\nAWS cannot be reached in us-east-1: the connection failed: ")
          .hasLineCount(2);
    }
  }

  @Test
  void whereTheNameOfTheHostIsUnknownItSaysSo() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.set("AWS_ENDPOINT_URL", "http://nobody.invalid:1");

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err())
          .endsWith("\nAWS cannot be reached in us-east-1: no such host: nobody.invalid\n")
          .hasLineCount(2);
    }
  }

  @Test
  void controlCharactersOfNamesDoNotReachTheTerminal() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          home.event(HOUR, HOME_REGION, IAM, "CreateUser")
              .withUser("al\u001b]0;owned\u0007ice", "AKIAEXAMPLEALICE0000"),
          home.event(HOUR, HOME_REGION, IAM, "CreateRole")
              .withText("{\"\u001b[2Jeventname\u0007\": \u001b[31m"));

      Launch page = home.collectsForPeople();
      Collecting run = home.collects();
      Launch status = home.status();

      assertThat(page.out()).contains("1 new event").doesNotContain("\u001b", "\u0007");
      assertThat(page.err()).doesNotContain("\u001b", "\u0007");
      assertThat(run.launch().out()).doesNotContain("\u001b", "\u0007");
      assertThat(status.out()).contains("Quarantine").doesNotContain("\u001b", "\u0007");
    }
  }

  @Test
  void controlCharactersOfErrorsDoNotReachTheTerminal() {
    String arn = "arn:aws:iam::" + ACCOUNT + ":user/col\u009b31mlector";
    WorldBuilder world = CollectHome.twoRegions().key(new AccessKey(KEY, ACCOUNT, arn, null, null));
    try (CollectHome home = CollectHome.in(folder, world)) {
      home.faults().deny(LOOKUP, "*", OTHER_REGION);

      Launch plan = home.collectsForPeople("--plan");
      Launch page = home.collectsForPeople();
      Collecting run = home.collects();
      Launch status = home.status();
      home.faults().deny("account:ListRegions", "*", "*").deny("ec2:DescribeRegions", "*", "*");
      Launch failed = home.collectsForPeople();

      assertThat(page.out()).contains("AccessDenied");
      assertThat(status.out()).contains("AccessDenied");
      assertThat(failed.err()).contains("AccessDenied");
      assertThat(
              plan.out()
                  + page.out()
                  + page.err()
                  + run.launch().out()
                  + status.out()
                  + failed.err())
          .doesNotContain("\u009b");
    }
  }
}
