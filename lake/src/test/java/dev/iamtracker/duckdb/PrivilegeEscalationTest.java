package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static dev.iamtracker.event.Column.MATCHED_RULES;
import static dev.iamtracker.event.Column.PERMISSION_SET_NAME;
import static dev.iamtracker.event.Column.POLICY_ARN;
import static dev.iamtracker.event.Column.POLICY_GRANTS;
import static dev.iamtracker.event.Column.POLICY_NAME;
import static dev.iamtracker.event.Column.ROLE_NAME;
import static dev.iamtracker.event.Column.TARGET_USER_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivilegeEscalationTest {
  private static final String TIME = "2026-11-05T10:00";

  @TempDir private Path folder;

  @Test
  void showsTheTargetThePolicyAndWhatDetectionSaid() {
    EventRow attached =
        event(TIME, "AttachUserPolicy")
            .with(TARGET_USER_NAME, "bob")
            .with(POLICY_ARN, "arn:aws:iam::111111111111:policy/own")
            .with(POLICY_GRANTS, "admin")
            .with(MATCHED_RULES, "admin-policy-attached");

    assertThat(new Catalogue(new TestLake(folder).write(attached)).table("privilege_escalation"))
        .containsExactly(
            "2026-11-05T10:00 | alice | AttachUserPolicy | admin policy attached | bob"
                + " | arn:aws:iam::111111111111:policy/own | admin | admin-policy-attached"
                + " | 198.51.100.7");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::aws:policy/AdministratorAccess, true",
    "arn:aws-us-gov:iam::aws:policy/IAMFullAccess, true",
    "arn:aws:iam::aws:policy/PowerUserAccess, true",
    "arn:aws:iam::aws:policy/ReadOnlyAccess, false",
    "arn:aws:iam::111111111111:policy/AdministratorAccess, false",
    "arn:aws:iam::aws:policy/AdministratorAccess-Amplify, false",
  })
  void knowsAdminPoliciesByTheirExactName(String arn, boolean admin) {
    EventRow attached = event(TIME, "AttachRolePolicy").with(POLICY_ARN, arn);

    assertThat(changes(attached)).isEqualTo(admin ? List.of("admin policy attached") : List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}",
        "{ 'Statement' : [ { 'Effect' : 'Allow', 'Action' : [ 's3:Get*', 'iam:*' ] } ] }",
        "{'Statement':[{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}]}",
        "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22%2A%22%7D%5D%7D",
      })
  void seesInlineDocumentsThatAllowEverything(String document) {
    assertThat(changes(inline(document))).containsExactly("inline policy allows everything");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Statement':{'Effect':'Allow','Action':'s3:GetObject','Resource':'*'}}",
        "{'Statement':{'Effect':'Deny','Action':'*','Resource':'*'}}",
        "{'Statement':{'Effect':'Allow','Action':['s3:*'],'Resource':'*'}}",
      })
  void passesOverNarrowDocuments(String document) {
    assertThat(changes(inline(document))).isEmpty();
  }

  @Test
  void believesDetectionMoreThanTheText() {
    EventRow narrow =
        inline("{'Statement':{'Effect':'Allow','Action':'*'}}").with(POLICY_GRANTS, "none");

    assertThat(changes(narrow)).isEmpty();
  }

  @Test
  void showsEveryNewDefaultVersionTrustPolicyAndRemovedBoundary() {
    assertThat(
            changes(
                event("2026-11-01T10:00", "SetDefaultPolicyVersion").with(POLICY_ARN, "p"),
                event("2026-11-02T10:00", "DeleteRolePermissionsBoundary").with(ROLE_NAME, "r"),
                event("2026-11-03T10:00", "DeleteUserPermissionsBoundary"),
                event("2026-11-04T10:00", "UpdateAssumeRolePolicy"),
                event("2026-11-05T10:00", "PutUserPermissionsBoundary"),
                event("2026-11-06T10:00", "DeletePolicyVersion")))
        .containsExactly(
            "trust policy changed",
            "permissions boundary removed",
            "permissions boundary removed",
            "default policy version changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"AWS\":\"*\"; true",
        "\"AWS\":[\"arn:aws:iam::111111111111:root\",\"arn:aws:iam::222222222222:root\"]; true",
        "\"AWS\":\"222222222222\"; true",
        "\"AWS\":\"arn:aws:iam::111111111111:root\"; false",
        "\"Service\":\"ec2.amazonaws.com\"; false",
      })
  void seesTrustOpenedToOtherAccountsWhenARoleIsMade(String principal, boolean opened) {
    String trust = "{'Statement':{'Effect':'Allow','Principal':{" + principal + "}}}";
    EventRow created = event(TIME, "CreateRole").asking(request("assumeRolePolicyDocument", trust));

    assertThat(changes(created)).isEqualTo(opened ? List.of("trust opened") : List.of());
  }

  @Test
  void seesPermissionSetsToo() {
    EventRow put =
        event(TIME, "PutInlinePolicyToPermissionSet")
            .sso()
            .with(PERMISSION_SET_NAME, "Admins")
            .asking(request("inlinePolicy", "{'Statement':{'Effect':'Allow','Action':'*'}}"));

    assertThat(changes(put)).containsExactly("inline policy allows everything");
  }

  @Test
  void leavesFailedTriesOut() {
    assertThat(changes(event(TIME, "SetDefaultPolicyVersion").failed("AccessDenied"))).isEmpty();
  }

  private static EventRow inline(String document) {
    return event(TIME, "PutUserPolicy")
        .with(POLICY_NAME, "p")
        .asking(request("policyDocument", document));
  }

  private static String request(String key, String document) {
    return "{\"" + key + "\":\"" + document.replace("'", "\"").replace("\"", "\\\"") + "\"}";
  }

  private List<String> changes(EventRow... rows) {
    return new Catalogue(new TestLake(folder).write(rows))
        .columns("privilege_escalation", "change");
  }
}
