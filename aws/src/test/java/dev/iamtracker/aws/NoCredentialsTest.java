package dev.iamtracker.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.iamtracker.collect.EventHistory.Question;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine on which nothing is found to sign requests with.
class NoCredentialsTest {
  private static final Map<String, String> NOTHING =
      Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:9", "AWS_REGION", "us-east-1");

  private final SystemProperties properties = new SystemProperties();
  @TempDir private Path folder;

  @BeforeEach
  void hideEverything() {
    properties.set("aws.disableEc2Metadata", "true");
    properties.set("aws.configFile", folder.resolve("config").toString());
    properties.set("aws.sharedCredentialsFile", folder.resolve("credentials").toString());
  }

  @AfterEach
  void showEverything() {
    properties.restore();
  }

  @Test
  void theCallerIsToldWhatToDo() {
    try (AwsAccess access = AwsAccess.of(NOTHING)) {
      assertThatExceptionOfType(AwsUnavailable.class)
          .isThrownBy(() -> Caller.of(access, InstantSource.system()))
          .withMessage(
              """
              There are no AWS credentials.
              Set up credentials as for the AWS CLI: AWS_PROFILE=NAME, or `aws sso login --profile NAME`
              first, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. `aws sts get-caller-identity` shows
              whether they work. They need cloudtrail:LookupEvents and account:ListRegions.
              (Profile file contained no credentials for profile 'default')""");
    }
  }

  @Test
  void noLookupOfTheAccountIsAnswered() {
    var now = Instant.parse("2026-11-22T12:00:00Z");
    var question =
        new Question(
            new StreamId("111122223333", "us-east-1", "iam.amazonaws.com"),
            new TimeRange(now.minusSeconds(60), now),
            Optional.empty());

    try (AwsAccess access = AwsAccess.of(NOTHING);
        var history = new CloudTrailHistory(Map.of("111122223333", access))) {
      HistoryFault fault = catchThrowableOfType(HistoryFault.class, () -> history.lookup(question));

      assertThat(fault.kind()).isEqualTo(Kind.ACCOUNT);
      assertThat(fault.reason())
          .isEqualTo("Profile file contained no credentials for profile 'default'");
    }
  }

  @Test
  void aSignInThatIsOverIsSaidToBe() throws IOException {
    properties.set("aws.profile", "work");
    Files.writeString(
        folder.resolve("config"),
        """
        [profile work]
        sso_start_url = https://example.awsapps.com/start
        sso_region = us-east-1
        sso_account_id = 111122223333
        sso_role_name = reader
        """);

    try (AwsAccess access = AwsAccess.of(NOTHING)) {
      assertThatExceptionOfType(AwsUnavailable.class)
          .isThrownBy(() -> Caller.of(access, InstantSource.system()))
          .withMessageContaining(".aws/sso/cache")
          .withMessageContaining("aws sso login");
    }
  }

  @Test
  void aProfileThatIsNotThereIsSaidNotToBe() {
    properties.set("aws.profile", "wrok");

    try (AwsAccess access = AwsAccess.of(NOTHING)) {
      assertThatExceptionOfType(AwsUnavailable.class)
          .isThrownBy(() -> Caller.of(access, InstantSource.system()))
          .withMessageEndingWith("(Profile file contained no credentials for profile 'wrok')");
    }
  }
}
