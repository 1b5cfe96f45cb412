package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static dev.iamtracker.event.Column.ACCOUNT_ID;
import static dev.iamtracker.event.Column.EVENT_ID;
import static dev.iamtracker.event.Column.EVENT_TIME;
import static dev.iamtracker.event.Column.GROUP_NAME;
import static dev.iamtracker.event.Column.IDENTITY_ACCOUNT_ID;
import static dev.iamtracker.event.Column.IDENTITY_TYPE;
import static dev.iamtracker.event.Column.POLICY_ARN;
import static dev.iamtracker.event.Column.POLICY_NAME;
import static dev.iamtracker.event.Column.ROLE_ARN;
import static dev.iamtracker.event.Column.ROLE_NAME;
import static dev.iamtracker.event.Column.SHARED_EVENT_ID;
import static dev.iamtracker.event.Column.TARGET_USER_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionQueriesTest {
  private static final String ROLE = "arn:aws:iam::111111111111:role/Deploy";

  @TempDir private Path folder;

  @Test
  void permissionChangesSaysWhoChangedWhat() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "AttachUserPolicy")
                .with(TARGET_USER_NAME, "bob")
                .with(POLICY_ARN, "arn:aws:iam::aws:policy/AdministratorAccess"),
            event("2026-11-02T10:00", "PutRolePolicy")
                .bySession("Admin", "carol")
                .with(ROLE_NAME, "Deploy")
                .with(POLICY_NAME, "inline")
                .failed("AccessDenied"),
            event("2026-11-03T10:00", "AddUserToGroup")
                .with(TARGET_USER_NAME, "bob")
                .with(GROUP_NAME, "admins"),
            event("2026-11-04T10:00", "PutUserPermissionsBoundary")
                .with(TARGET_USER_NAME, "bob")
                .asking("{\"permissionsBoundary\":\"arn:aws:iam::111111111111:policy/b\"}"),
            event("2026-11-05T10:00", "CreatePolicy").with(POLICY_NAME, "p"));

    assertThat(lake.table("permission_changes"))
        .containsExactly(
            "2026-11-05T10:00 | alice | CreatePolicy | p | p | 198.51.100.7 | success",
            "2026-11-04T10:00 | alice | PutUserPermissionsBoundary | bob"
                + " | arn:aws:iam::111111111111:policy/b | 198.51.100.7 | success",
            "2026-11-03T10:00 | alice | AddUserToGroup | bob in admins | - | 198.51.100.7 | success",
            "2026-11-02T10:00 | Admin/carol | PutRolePolicy | Deploy | inline | 198.51.100.7 |"
                + " failure",
            "2026-11-01T10:00 | alice | AttachUserPolicy | bob"
                + " | arn:aws:iam::aws:policy/AdministratorAccess | 198.51.100.7 | success");
  }

  @Test
  void permissionChangesKnowsEveryKindOfChange() {
    List<String> changes =
        List.of(
            ("AttachUserPolicy DetachUserPolicy PutUserPolicy DeleteUserPolicy AttachGroupPolicy"
                    + " DetachGroupPolicy PutGroupPolicy DeleteGroupPolicy AttachRolePolicy"
                    + " DetachRolePolicy PutRolePolicy DeleteRolePolicy CreatePolicyVersion"
                    + " DeletePolicyVersion SetDefaultPolicyVersion PutUserPermissionsBoundary"
                    + " DeleteUserPermissionsBoundary PutRolePermissionsBoundary"
                    + " DeleteRolePermissionsBoundary AddUserToGroup RemoveUserFromGroup"
                    + " CreateLoginProfile UpdateLoginProfile DeleteLoginProfile CreateUser"
                    + " DeleteUser CreateRole DeleteRole CreateGroup DeleteGroup CreatePolicy"
                    + " DeletePolicy")
                .split(" ", -1));
    List<String> others =
        List.of("ListUsers", "GetPolicy", "CreateAccessKey", "AssumeRole", "TagUser");
    Catalogue lake =
        lake(
            Stream.concat(changes.stream(), others.stream())
                .map(name -> event("2026-11-05T10:00", name))
                .toArray(EventRow[]::new));

    assertThat(lake.columns("permission_changes", "event_name"))
        .containsExactlyInAnyOrderElementsOf(changes);
  }

  @Test
  void permissionChangesLeavesUsersOfOtherServicesOut() {
    Catalogue lake =
        lake(
            event("2026-11-05T10:00", "CreateUser").of("sso", "identitystore.amazonaws.com"),
            event("2026-11-05T10:00", "CreateUser").of("other", "transfer.amazonaws.com"));

    assertThat(lake.table("permission_changes")).isEmpty();
  }

  @Test
  void roleAssumptionsNamesTheCallerAndCountsFailures() {
    Catalogue lake =
        lake(
            assume("2026-11-01T10:00", ROLE),
            assume("2026-11-01T11:00", ROLE).failed("AccessDenied"),
            assume("2026-11-03T10:00", ROLE),
            assume("2026-11-02T10:00", ROLE).bySession("Build", "run-1"),
            event("2026-11-02T11:00", "AssumeRoleWithSAML").sts().by("carol").with(ROLE_ARN, ROLE),
            event("2026-11-02T12:00", "AssumeRoleWithWebIdentity")
                .sts()
                .by("repo")
                .with(ROLE_ARN, ROLE),
            event("2026-11-02T12:00", "GetSessionToken").sts().with(ROLE_ARN, ROLE));

    assertThat(lake.table("role_assumptions"))
        .containsExactly(
            ROLE + " | alice | 3 | 2 | 2026-11-01T10:00 | 2026-11-03T10:00 | 1",
            ROLE + " | Build/run-1 | 1 | 1 | 2026-11-02T10:00 | 2026-11-02T10:00 | 0",
            ROLE + " | carol | 1 | 1 | 2026-11-02T11:00 | 2026-11-02T11:00 | 0",
            ROLE + " | repo | 1 | 1 | 2026-11-02T12:00 | 2026-11-02T12:00 | 0");
  }

  @Test
  void crossAccountShowsCallersOfOtherAccounts() {
    EventRow foreign =
        assume("2026-11-02T10:00", ROLE)
            .by("AROAEXAMPLE:x")
            .with(IDENTITY_TYPE, "AWSAccount")
            .with(IDENTITY_ACCOUNT_ID, "222222222222");
    Catalogue lake =
        lake(
            foreign,
            foreign
                .with(EVENT_ID, "again")
                .with(EVENT_TIME, foreign.time().plusDays(1))
                .failed("AccessDenied"),
            assume("2026-11-02T11:00", ROLE),
            assume("2026-11-02T12:00", ROLE).byService("ec2.amazonaws.com"));

    assertThat(lake.table("cross_account"))
        .containsExactly(
            "222222222222 | "
                + ROLE
                + " | 2 | 1 | 2026-11-02T10:00 | 2026-11-03T10:00 | AROAEXAMPLE:x");
  }

  @Test
  void crossAccountCountsTheTwoRecordsOfOneCallOnce() {
    EventRow callerSide =
        assume("2026-11-02T10:00", ROLE)
            .with(ACCOUNT_ID, "222222222222")
            .with(IDENTITY_ACCOUNT_ID, "222222222222")
            .with(SHARED_EVENT_ID, "shared");
    EventRow roleSide =
        assume("2026-11-02T10:00", ROLE)
            .by("AIDAEXAMPLE")
            .with(IDENTITY_TYPE, "AWSAccount")
            .with(IDENTITY_ACCOUNT_ID, "222222222222")
            .with(SHARED_EVENT_ID, "shared");

    assertThat(lake(callerSide, roleSide).columns("cross_account", "assumption_count", "callers"))
        .containsExactly("1 | AIDAEXAMPLE, alice");
  }

  private static EventRow assume(String time, String role) {
    return event(time, "AssumeRole").sts().with(ROLE_ARN, role);
  }

  private Catalogue lake(EventRow... rows) {
    return new Catalogue(new TestLake(folder).write(rows));
  }
}
