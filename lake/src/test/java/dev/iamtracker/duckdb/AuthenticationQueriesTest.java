package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static dev.iamtracker.event.Column.ADDITIONAL_EVENT_DATA;
import static dev.iamtracker.event.Column.ERROR_MESSAGE;
import static dev.iamtracker.event.Column.IDENTITY_TYPE;
import static dev.iamtracker.event.Column.INVOKED_BY;
import static dev.iamtracker.event.Column.MFA_AUTHENTICATED;
import static dev.iamtracker.event.Column.USER_AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticationQueriesTest {
  @TempDir private Path folder;

  @Test
  void failedAuthCountsSignInsThatFailedWithoutErrorCode() {
    Catalogue lake =
        lake(
            login("2026-11-03T10:00").failedSaying("Failed authentication"),
            login("2026-11-03T10:01").failedSaying("Failed authentication"),
            login("2026-11-03T10:02"),
            login("2026-11-04T10:00").failedSaying("Failed authentication"));

    assertThat(lake.table("failed_auth"))
        .containsExactly(
            "2026-11-03 | alice | 198.51.100.7 | ConsoleLogin | Failed authentication | 2",
            "2026-11-04 | alice | 198.51.100.7 | ConsoleLogin | Failed authentication | 1");
  }

  @Test
  void failedAuthTakesRequestsForCredentialsAndNoOtherFailures() {
    Catalogue lake =
        lake(
            event("2026-11-03T01:00", "AssumeRole").sts().failed("AccessDenied"),
            event("2026-11-03T02:00", "AssumeRoleWithSAML").sts().failed("ExpiredTokenException"),
            event("2026-11-03T03:00", "AssumeRoleWithWebIdentity").sts().failed("InvalidToken"),
            event("2026-11-03T04:00", "GetSessionToken").sts().failed("AccessDenied"),
            event("2026-11-03T05:00", "GetFederationToken").sts().failed("AccessDenied"),
            event("2026-11-03T06:00", "CredentialVerification").signin().failedSaying("Failure"),
            event("2026-11-03T07:00", "GetCallerIdentity").sts().failed("AccessDenied"),
            event("2026-11-03T08:00", "CreateUser").failed("AccessDenied"),
            event("2026-11-03T09:00", "AssumeRole").sts());

    assertThat(lake.columns("failed_auth", "event_name", "reason"))
        .containsExactlyInAnyOrder(
            "AssumeRole | AccessDenied",
            "AssumeRoleWithSAML | ExpiredTokenException",
            "AssumeRoleWithWebIdentity | InvalidToken",
            "GetSessionToken | AccessDenied",
            "GetFederationToken | AccessDenied",
            "CredentialVerification | Failure");
  }

  @Test
  void failedAuthGivesTheErrorCodeBeforeTheMessage() {
    Catalogue lake =
        lake(
            event("2026-11-03T01:00", "AssumeRole")
                .sts()
                .failed("AccessDenied")
                .with(ERROR_MESSAGE, "User is not authorized"));

    assertThat(lake.columns("failed_auth", "reason", "error_messages"))
        .containsExactly("AccessDenied | User is not authorized");
  }

  @Test
  void rootUsageShowsTheRootIdentityAndNoUserCalledRoot() {
    Catalogue lake =
        lake(
            event("2026-11-03T10:00", "CreateUser").byRoot().with(USER_AGENT, "console"),
            event("2026-11-04T10:00", "Decrypt").byRoot().with(INVOKED_BY, "rds.amazonaws.com"),
            event("2026-11-05T10:00", "CreateUser").by("root"),
            event("2026-11-06T10:00", "CreateUser").by("groot"),
            event("2026-11-07T10:00", "CreateUser").bySession("root", "root"));

    assertThat(lake.table("root_usage"))
        .containsExactly(
            "2026-11-04T10:00 | Decrypt | 198.51.100.7 | - | us-east-1 | rds.amazonaws.com | success"
                + " | -",
            "2026-11-03T10:00 | CreateUser | 198.51.100.7 | console | us-east-1 | - | success | -");
    assertThat(lake.columns("root_usage", "made_by_service")).containsExactly("true", "false");
  }

  @Test
  void consoleLoginsSaysWhetherMfaWasUsedOnlyWhereThatMeansSomething() {
    Catalogue lake =
        lake(
            login("2026-11-01T10:00").with(MFA_AUTHENTICATED, true),
            login("2026-11-02T10:00").with(MFA_AUTHENTICATED, false).byRoot(),
            login("2026-11-03T10:00").with(MFA_AUTHENTICATED, false).bySession("Admin", "carol"),
            login("2026-11-04T10:00")
                .with(MFA_AUTHENTICATED, false)
                .with(IDENTITY_TYPE, "SAMLUser"),
            login("2026-11-05T10:00"),
            login("2026-11-06T10:00")
                .with(MFA_AUTHENTICATED, false)
                .failedSaying("Failed authentication"),
            event("2026-11-07T10:00", "CheckMfa").signin());

    assertThat(lake.table("console_logins"))
        .containsExactly(
            "2026-11-06T10:00 | alice | 198.51.100.7 | no | failure | Failed authentication",
            "2026-11-05T10:00 | alice | 198.51.100.7 | unknown | success | -",
            "2026-11-04T10:00 | alice | 198.51.100.7 | not applicable | success | -",
            "2026-11-03T10:00 | Admin/carol | 198.51.100.7 | not applicable | success | -",
            "2026-11-02T10:00 | root | 198.51.100.7 | no | success | -",
            "2026-11-01T10:00 | alice | 198.51.100.7 | yes | success | -");
  }

  @Test
  void consoleLoginsMakesNothingOfMfaWhereTheIdentityHasNoType() {
    Catalogue lake =
        lake(login("2026-11-01T10:00").with(MFA_AUTHENTICATED, false).without(IDENTITY_TYPE));

    assertThat(lake.columns("console_logins", "mfa")).containsExactly("not applicable");
  }

  @Test
  void loginsWithoutMfaNeverShowsFailuresMfaSsoOrSaml() {
    EventRow without = login("2026-11-02T10:00").with(MFA_AUTHENTICATED, false);
    Catalogue lake =
        lake(
            without,
            login("2026-11-03T10:00").with(MFA_AUTHENTICATED, false).byRoot(),
            login("2026-11-04T10:00").with(MFA_AUTHENTICATED, true),
            login("2026-11-05T10:00"),
            login("2026-11-06T10:00").with(MFA_AUTHENTICATED, false).failedSaying("Failed"),
            login("2026-11-07T10:00")
                .with(MFA_AUTHENTICATED, false)
                .bySession("AWSReservedSSO_Admin_0123456789abcdef", "carol@example.com"),
            login("2026-11-08T10:00")
                .with(MFA_AUTHENTICATED, false)
                .with(IDENTITY_TYPE, "SAMLUser"),
            login("2026-11-09T10:00")
                .with(MFA_AUTHENTICATED, false)
                .with(ADDITIONAL_EVENT_DATA, "{\"SamlProviderArn\":\"arn:aws:iam::1:saml/x\"}"));

    assertThat(lake.columns("logins_without_mfa", "event_time", "identity"))
        .containsExactly("2026-11-03T10:00 | root", "2026-11-02T10:00 | alice");
  }

  @Test
  void loginsWithoutMfaCannotBeHiddenByWordsInTheSignInAddress() {
    Catalogue lake =
        lake(
            login("2026-11-02T10:00")
                .with(MFA_AUTHENTICATED, false)
                .with(ADDITIONAL_EVENT_DATA, "{\"LoginTo\":\"https://x/?SamlProviderArn=1\"}"));

    assertThat(lake.columns("logins_without_mfa", "login_to"))
        .containsExactly("https://x/?SamlProviderArn=1");
  }

  @Test
  void textThatIsNoJsonDoesNotStopAQuery() {
    Catalogue lake =
        lake(
            login("2026-11-02T10:00")
                .with(MFA_AUTHENTICATED, false)
                .with(ADDITIONAL_EVENT_DATA, "{\"LoginTo\":\"https"));

    assertThat(lake.columns("logins_without_mfa", "identity", "login_to"))
        .containsExactly("alice | -");
  }

  private static EventRow login(String time) {
    return event(time, "ConsoleLogin").signin();
  }

  private Catalogue lake(EventRow... rows) {
    return new Catalogue(new TestLake(folder).write(rows));
  }
}
