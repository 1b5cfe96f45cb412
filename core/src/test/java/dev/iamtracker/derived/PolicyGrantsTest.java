package dev.iamtracker.derived;

import static dev.iamtracker.derived.Shown.ALICE;
import static dev.iamtracker.derived.Shown.allowing;
import static dev.iamtracker.derived.Shown.iam;
import static dev.iamtracker.derived.Shown.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyGrantsTest {
  private static final String SSO = "sso.amazonaws.com";

  @Test
  void looksIntoTheDocumentsOfCallsThatGrant() {
    for (String action :
        List.of(
            "PutUserPolicy",
            "PutRolePolicy",
            "PutGroupPolicy",
            "CreatePolicy",
            "CreatePolicyVersion")) {
      assertThat(PolicyGrants.of(iam(ALICE, action, allowing("policyDocument", "*"))))
          .contains("admin");
      assertThat(PolicyGrants.of(iam(ALICE, action, allowing("policyDocument", "s3:*"))))
          .contains("service-wide");
      assertThat(PolicyGrants.of(iam(ALICE, action, allowing("policyDocument", "s3:Get*"))))
          .contains("none");
    }
    assertThat(
            PolicyGrants.of(
                record(
                    ALICE, SSO, "PutInlinePolicyToPermissionSet", allowing("inlinePolicy", "*"))))
        .contains("admin");
    assertThat(
            PolicyGrants.of(
                record(ALICE, SSO, "PutPermissionsPolicy", allowing("permissionsPolicy", "*"))))
        .contains("admin");
  }

  @Test
  void takesADocumentThatIsAnObjectToo() {
    assertThat(
            PolicyGrants.of(
                iam(
                    ALICE,
                    "PutUserPolicy",
                    "'requestParameters':{'policyDocument':{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}}")))
        .contains("admin");
  }

  @Test
  void goesByTheNameOfAwsManagedPolicies() {
    for (String action : List.of("AttachUserPolicy", "AttachRolePolicy", "AttachGroupPolicy")) {
      assertThat(
              PolicyGrants.of(
                  iam(
                      ALICE,
                      action,
                      "'requestParameters':{'policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'}")))
          .contains("admin");
    }
    assertThat(
            PolicyGrants.of(
                record(
                    ALICE,
                    SSO,
                    "AttachManagedPolicyToPermissionSet",
                    "'requestParameters':{'managedPolicyArn':'arn:aws-cn:iam::aws:policy/AmazonS3FullAccess'}")))
        .contains("service-wide");
  }

  @Test
  void doesNotKnowPoliciesOfCustomers() {
    String arn =
        "'requestParameters':{'policyArn':'arn:aws:iam::111122223333:policy/AdministratorAccess'}";

    assertThat(PolicyGrants.of(iam(ALICE, "AttachUserPolicy", arn))).contains("unknown");
    assertThat(PolicyGrants.of(iam(ALICE, "SetDefaultPolicyVersion", arn))).contains("unknown");
    assertThat(
            PolicyGrants.of(
                record(
                    ALICE,
                    SSO,
                    "AttachCustomerManagedPolicyReferenceToPermissionSet",
                    "'requestParameters':{'customerManagedPolicyReference':{'name':'AdministratorAccess'}}")))
        .contains("unknown");
  }

  @Test
  void anUnreadableOrOmittedDocumentIsUnknown() {
    assertThat(
            PolicyGrants.of(
                iam(ALICE, "PutUserPolicy", "'requestParameters':{'policyDocument':'x'}")))
        .contains("unknown");
    assertThat(PolicyGrants.of(iam(ALICE, "PutUserPolicy", "'requestParameters':null")))
        .contains("unknown");
  }

  @Test
  void aDeniedCallThatSaysNothingHasNoGrant() {
    assertThat(
            PolicyGrants.of(
                iam(ALICE, "PutUserPolicy", "'errorCode':'AccessDenied','requestParameters':null")))
        .isEmpty();
  }

  @Test
  void otherEventsHaveNone() {
    String document = allowing("policyDocument", "*");

    for (String action :
        List.of(
            "DetachUserPolicy",
            "UpdateAssumeRolePolicy",
            "CreateRole",
            "PutUserPermissionsBoundary",
            "GetPolicy")) {
      assertThat(PolicyGrants.of(iam(ALICE, action, document))).as(action).isEmpty();
    }
    assertThat(
            PolicyGrants.of(
                record(
                    ALICE,
                    "organizations.amazonaws.com",
                    "CreatePolicy",
                    allowing("content", "*"))))
        .isEmpty();
    assertThat(PolicyGrants.of(record(ALICE, "other.amazonaws.com", "CreatePolicy", document)))
        .isEmpty();
  }
}
