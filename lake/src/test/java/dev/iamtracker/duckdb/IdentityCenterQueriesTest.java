package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static dev.iamtracker.event.Column.APPLICATION_ID;
import static dev.iamtracker.event.Column.PERMISSION_SET_ARN;
import static dev.iamtracker.event.Column.PERMISSION_SET_NAME;
import static dev.iamtracker.event.Column.POLICY_ARN;
import static dev.iamtracker.event.Column.POLICY_GRANTS;
import static dev.iamtracker.event.Column.RESPONSE_ELEMENTS;
import static dev.iamtracker.event.Column.TARGET_ACCOUNT_ID;
import static dev.iamtracker.event.Column.TARGET_PRINCIPAL_ID;
import static dev.iamtracker.event.Column.TARGET_PRINCIPAL_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityCenterQueriesTest {
  private static final String SET = "arn:aws:sso:::permissionSet/ssoins-1/ps-1";

  @TempDir private Path folder;

  @Test
  void permissionSetsShowsTheirWholeLife() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "CreatePermissionSet")
                .sso()
                .with(PERMISSION_SET_NAME, "Admins")
                .asking("{\"sessionDuration\":\"PT8H\",\"description\":\"for \\\"us\\\"\"}"),
            event("2026-11-02T10:00", "UpdatePermissionSet").sso().with(PERMISSION_SET_ARN, SET),
            event("2026-11-03T10:00", "ProvisionPermissionSet").sso().with(PERMISSION_SET_ARN, SET),
            event("2026-11-04T10:00", "DeletePermissionSet")
                .sso()
                .bySession("Admin", "carol")
                .with(PERMISSION_SET_ARN, SET)
                .failed("ConflictException"),
            event("2026-11-05T10:00", "DescribePermissionSet").sso(),
            event("2026-11-05T10:00", "AttachManagedPolicyToPermissionSet").sso());

    assertThat(lake.table("sso_permission_sets"))
        .containsExactly(
            "2026-11-04T10:00 | Admin/carol | DeletePermissionSet | " + SET + " | - | - | failure",
            "2026-11-03T10:00 | alice | ProvisionPermissionSet | " + SET + " | - | - | success",
            "2026-11-02T10:00 | alice | UpdatePermissionSet | " + SET + " | - | - | success",
            "2026-11-01T10:00 | alice | CreatePermissionSet | Admins | PT8H | for \"us\" | success");
  }

  @Test
  void accountAssignmentsShowsOldAndNewCalls() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "CreateAccountAssignment")
                .sso()
                .with(TARGET_PRINCIPAL_TYPE, "USER")
                .with(TARGET_PRINCIPAL_ID, "u-1")
                .with(TARGET_ACCOUNT_ID, "222222222222")
                .with(PERMISSION_SET_ARN, SET),
            event("2026-11-02T10:00", "DeleteAccountAssignment").sso(),
            event("2026-11-03T10:00", "AssociateProfile").sso(),
            event("2026-11-04T10:00", "DisassociateProfile").sso(),
            event("2026-11-05T10:00", "ListAccountAssignments").sso());

    assertThat(lake.table("sso_account_assignments"))
        .containsExactly(
            "2026-11-04T10:00 | alice | DisassociateProfile | - | - | - | - | success",
            "2026-11-03T10:00 | alice | AssociateProfile | - | - | - | - | success",
            "2026-11-02T10:00 | alice | DeleteAccountAssignment | - | - | - | - | success",
            "2026-11-01T10:00 | alice | CreateAccountAssignment | USER | u-1 | 222222222222 | "
                + SET
                + " | success");
  }

  @Test
  void adminPoliciesShowsWhatWasPutOnPermissionSets() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "AttachManagedPolicyToPermissionSet")
                .sso()
                .with(POLICY_ARN, "arn:aws:iam::aws:policy/AdministratorAccess")
                .with(PERMISSION_SET_ARN, SET),
            event("2026-11-02T10:00", "AttachCustomerManagedPolicyReferenceToPermissionSet")
                .sso()
                .asking("{\"customerManagedPolicyReference\":{\"name\":\"own\"}}"),
            event("2026-11-03T10:00", "PutInlinePolicyToPermissionSet").sso(),
            event("2026-11-04T10:00", "DetachManagedPolicyFromPermissionSet").sso());

    assertThat(lake.table("sso_admin_policies"))
        .containsExactly(
            "2026-11-03T10:00 | alice | PutInlinePolicyToPermissionSet | (inline) | - | unknown"
                + " | success",
            "2026-11-02T10:00 | alice | AttachCustomerManagedPolicyReferenceToPermissionSet | own"
                + " | - | unknown | success",
            "2026-11-01T10:00 | alice | AttachManagedPolicyToPermissionSet"
                + " | arn:aws:iam::aws:policy/AdministratorAccess | "
                + SET
                + " | critical | success");
  }

  @ParameterizedTest
  @CsvSource({
    "admin, arn:aws:iam::aws:policy/ReadOnlyAccess, critical",
    "service-wide, arn:aws:iam::111111111111:policy/own, high",
    "none, arn:aws:iam::111111111111:policy/own, low",
    "none, arn:aws:iam::aws:policy/AdministratorAccess, critical",
    "unknown, arn:aws:iam::aws:policy/PowerUserAccess, critical",
    ", arn:aws-cn:iam::aws:policy/IAMFullAccess, critical",
    ", arn:aws:iam::111111111111:policy/AdministratorAccess, unknown",
    ", arn:aws:iam::aws:policy/AmazonS3FullAccess, high",
    ", arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess, low",
    ", arn:aws:iam::aws:policy/job-function/ViewOnlyAccess, low",
    ", arn:aws:iam::aws:policy/AWSSupportAccess, unknown",
  })
  void riskComesFromTheGrantsAndElseFromWellKnownNames(String grants, String arn, String risk) {
    EventRow row =
        event("2026-11-01T10:00", "AttachManagedPolicyToPermissionSet").sso().with(POLICY_ARN, arn);

    assertThat(
            lake(grants == null ? row : row.with(POLICY_GRANTS, grants))
                .columns("sso_admin_policies", "risk_level"))
        .containsExactly(risk);
  }

  @Test
  void applicationsShowsOldAndNewCallsAndNoReads() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "CreateManagedApplicationInstance")
                .sso()
                .with(APPLICATION_ID, "app-1"),
            event("2026-11-02T10:00", "UpdateManagedApplicationInstanceStatus")
                .sso()
                .with(APPLICATION_ID, "app-1")
                .asking("{\"status\":\"DISABLED\"}"),
            event("2026-11-03T10:00", "CreateApplication")
                .sso()
                .asking("{\"name\":\"Wiki\"}")
                .with(RESPONSE_ELEMENTS, "{\"applicationArn\":\"arn:1\"}"),
            event("2026-11-04T10:00", "DeleteApplication").sso().with(APPLICATION_ID, "arn:1"),
            event("2026-11-05T10:00", "ListApplications").sso(),
            event("2026-11-05T10:00", "DescribeApplication").sso(),
            event("2026-11-05T10:00", "CreateApplication").of("other", "codedeploy.amazonaws.com"));

    assertThat(lake.table("sso_applications"))
        .containsExactly(
            "2026-11-04T10:00 | alice | DeleteApplication | arn:1 | - | success",
            "2026-11-03T10:00 | alice | CreateApplication | Wiki | - | success",
            "2026-11-02T10:00 | alice | UpdateManagedApplicationInstanceStatus | app-1 | DISABLED"
                + " | success",
            "2026-11-01T10:00 | alice | CreateManagedApplicationInstance | app-1 | - | success");
  }

  @Test
  void adminUsersCountsEachKindOfChange() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "CreatePermissionSet").sso(),
            event("2026-11-01T11:00", "UpdatePermissionSet").sso(),
            event("2026-11-01T12:00", "PutInlinePolicyToPermissionSet").sso(),
            event("2026-11-01T13:00", "AttachManagedPolicyToPermissionSet")
                .sso()
                .failed("AccessDenied"),
            event("2026-11-01T14:00", "CreateAccountAssignment").sso(),
            event("2026-11-01T15:00", "CreateApplication").sso(),
            event("2026-11-01T16:00", "CreateUser").of("sso", "identitystore.amazonaws.com"),
            event("2026-11-02T10:00", "DeleteGroup")
                .of("sso", "sso-directory.amazonaws.com")
                .bySession("Admin", "carol"),
            event("2026-11-03T10:00", "ListAccounts").sso().by("dave"),
            event("2026-11-03T10:00", "CreateToken")
                .of("sso", "sso-oauth.amazonaws.com")
                .by("erin"),
            event("2026-11-03T10:00", "CreateUser").by("frank"));

    assertThat(lake.table("sso_admin_users"))
        .containsExactly(
            "alice | 7 | 1 | 1 | 2 | 1 | 1 | 1 | 2026-11-01T10:00 | 2026-11-01T16:00",
            "Admin/carol | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 2026-11-02T10:00 | 2026-11-02T10:00");
  }

  @Test
  void activitySummarySplitsAdministrationFromUse() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "ListAccounts").sso(),
            event("2026-11-01T10:00", "ListAccounts").sso().by("bob").failed("Unauthorized"),
            event("2026-11-01T10:00", "ListAccounts").sso().by("bob"),
            event("2026-11-01T10:00", "CreateToken").of("sso", "sso-oauth.amazonaws.com"),
            event("2026-11-01T10:00", "CreateGroup").of("sso", "identitystore.amazonaws.com"),
            event("2026-11-01T10:00", "CredentialVerification").signin().failedSaying("Failure"),
            event("2026-11-01T10:00", "ConsoleLogin").signin(),
            event("2026-11-01T10:00", "CreateGroup"));

    assertThat(lake.table("sso_activity_summary"))
        .containsExactly(
            "ListAccounts | operational | 3 | 2 | 1 | 33.33",
            "CreateGroup | administrative | 1 | 1 | 0 | 0.0",
            "CreateToken | operational | 1 | 1 | 0 | 0.0",
            "CredentialVerification | operational | 1 | 1 | 1 | 100.0");
  }

  private Catalogue lake(EventRow... rows) {
    return new Catalogue(new TestLake(folder).write(rows));
  }
}
