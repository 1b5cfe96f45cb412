package dev.iamtracker.derived;

import static dev.iamtracker.derived.Shown.ALICE;
import static dev.iamtracker.derived.Shown.DEPLOY;
import static dev.iamtracker.derived.Shown.ROOT;
import static dev.iamtracker.derived.Shown.allowing;
import static dev.iamtracker.derived.Shown.iam;
import static dev.iamtracker.derived.Shown.record;
import static dev.iamtracker.derived.Shown.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.config.OffHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityFieldsTest {
  private static final String SIGN_IN = "signin.amazonaws.com";

  private final IdentityFields fields =
      new IdentityFields(new OffHours(22, 6, ZoneId.of("UTC")), Set.of("999988887777"));

  private List<String> texts(String name, RecordView record) {
    return fields.values(name, record).stream().map(FieldValue::text).toList();
  }

  private void assertTarget(RecordView record, String... expected) {
    assertThat(texts("iat.actor.is_target", record)).containsExactly(expected);
  }

  @Test
  void thePageListsTheFields() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "derived-fields.md"));

    assertThat(
            page.lines()
                .filter(line -> line.startsWith("| `iat."))
                .map(line -> line.substring(3, line.indexOf('`', 3))))
        .containsExactlyInAnyOrderElementsOf(fields.names());
  }

  @Test
  void anUnknownNameHasNoValue() {
    assertThat(texts("iat.nothing", iam(ALICE, "CreateUser", ""))).isEmpty();
  }

  @Test
  void tellsOutcomeAndActor() {
    RecordView denied = iam(DEPLOY, "CreateUser", "'errorCode':'AccessDenied'");

    assertThat(texts("iat.outcome", denied)).containsExactly("failure");
    assertThat(texts("iat.outcome", iam(DEPLOY, "CreateUser", ""))).containsExactly("success");
    assertThat(texts("iat.actor.name", denied)).containsExactly("deploy");
  }

  @Test
  void aUserActsOnItselfByName() {
    assertTarget(
        iam(ALICE, "AttachUserPolicy", "'requestParameters':{'userName':'Alice'}"), "true");
    assertTarget(iam(ALICE, "AttachUserPolicy", "'requestParameters':{'userName':'bob'}"), "false");
    assertTarget(
        iam(DEPLOY, "AttachUserPolicy", "'requestParameters':{'userName':'deploy'}"), "false");
    assertTarget(iam(ROOT, "CreateAccessKey", "'requestParameters':{'userName':'root'}"), "false");
    assertTarget(
        iam(ROOT, "EnableMFADevice", "'requestParameters':{'userName':'AWS ROOT USER'}"), "true");
  }

  @Test
  void aUserThatIsLeftOutIsTheCaller() {
    for (String parameters :
        List.of(
            "'requestParameters':null",
            "'requestParameters':{'userName':null}",
            "'requestParameters':{}",
            "")) {
      assertTarget(iam(ALICE, "CreateAccessKey", parameters), "true");
      assertTarget(iam(ROOT, "CreateAccessKey", parameters), "true");
      assertTarget(iam(ROOT, "UpdateLoginProfile", parameters), "true");
    }
    assertTarget(
        iam(ALICE, "CreateAccessKey", "'errorCode':'AccessDenied','requestParameters':null"));
    assertTarget(iam(ALICE, "ListUsers", "'requestParameters':null"));
  }

  @Test
  void aRoleActsOnItself() {
    assertTarget(iam(DEPLOY, "PutRolePolicy", "'requestParameters':{'roleName':'deploy'}"), "true");
    assertTarget(iam(DEPLOY, "PutRolePolicy", "'requestParameters':{'roleName':'admin'}"), "false");
    assertTarget(iam(ALICE, "PutRolePolicy", "'requestParameters':{'roleName':'alice'}"), "false");
    assertTarget(
        record(
            DEPLOY,
            "sts.amazonaws.com",
            "AssumeRole",
            "'requestParameters':{'roleArn':'arn:aws:iam::111122223333:role/deploy'}"),
        "true");
    assertTarget(
        record(
            DEPLOY,
            "sts.amazonaws.com",
            "AssumeRole",
            "'requestParameters':{'roleArn':'arn:aws:iam::444455556666:role/deploy'}"),
        "false");
  }

  @Test
  void aPersonOfIdentityCenterActsOnItself() {
    String person =
        "{'type':'IdentityCenterUser','onBehalfOf':{'userId':'u-1','identityStoreArn':'a'}}";

    assertTarget(
        record(
            person,
            "sso.amazonaws.com",
            "CreateAccountAssignment",
            "'requestParameters':{'principalType':'USER','principalId':'u-1'}"),
        "true");
    assertTarget(
        record(
            person,
            "sso-directory.amazonaws.com",
            "UpdatePassword",
            "'requestParameters':{'userId':'u-2'}"),
        "false");
    assertTarget(record(person, "sso.amazonaws.com", "ListAccounts", ""));
  }

  @Test
  void knowsServices() {
    for (String service :
        List.of(
            "{'type':'AWSService','invokedBy':'ec2.amazonaws.com'}",
            "{'type':'IAMUser','userName':'alice','invokedBy':'cloudformation.amazonaws.com'}",
            "{'type':'AWSService'}",
            "{'type':'AssumedRole','arn':'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForSupport/x'}",
            "{'type':'AssumedRole','sessionContext':{'sessionIssuer':{'arn':'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX'}}}")) {
      assertThat(texts("iat.actor.is_service", iam(service, "CreateUser", "")))
          .as(service)
          .containsExactly("true");
    }
    for (String person :
        List.of(
            ALICE, ROOT, DEPLOY, "null", "{'type':'Root','invokedBy':'signin.amazonaws.com'}")) {
      assertThat(texts("iat.actor.is_service", iam(person, "CreateUser", "")))
          .as(person)
          .containsExactly("false");
    }
  }

  @Test
  void knowsTheHours() {
    var working = new IdentityFields(new OffHours(22, 6, ZoneId.of("America/New_York")), Set.of());
    RecordView record = iam(ALICE, "CreateUser", "");

    assertThat(fields.values("iat.off_hours", record)).containsExactly(FieldValue.TRUE);
    assertThat(working.values("iat.off_hours", record)).containsExactly(FieldValue.FALSE);
  }

  @Test
  void tellsMfaWhereTheRecordDoes() {
    String without = "'additionalEventData':{'MFAUsed':'No'}";

    assertThat(texts("iat.mfa", record(ROOT, SIGN_IN, "ConsoleLogin", without)))
        .containsExactly("no");
    assertThat(
            texts(
                "iat.mfa",
                record(ALICE, SIGN_IN, "ConsoleLogin", "'additionalEventData':{'MFAUsed':'YES'}")))
        .containsExactly("yes");
    assertThat(texts("iat.mfa", record(DEPLOY, SIGN_IN, "ConsoleLogin", without)))
        .containsExactly("absent");
    assertThat(texts("iat.mfa", iam(ALICE, "CreateUser", ""))).containsExactly("absent");
    assertThat(
            texts(
                "iat.mfa",
                iam(
                    "{'type':'AssumedRole','sessionContext':{'attributes':{'mfaAuthenticated':'false'}}}",
                    "CreateUser",
                    "")))
        .containsExactly("no");
  }

  @Test
  void looksIntoPolicies() {
    RecordView admin = iam(ALICE, "PutUserPolicy", allowing("policyDocument", "*"));
    RecordView wide = iam(ALICE, "PutUserPolicy", allowing("policyDocument", "sts:*"));
    RecordView reading = iam(ALICE, "PutUserPolicy", allowing("policyDocument", "s3:Get*"));

    assertThat(texts("iat.policy.grants_admin", admin)).containsExactly("true");
    assertThat(texts("iat.policy.grants", admin)).containsExactly("*");
    assertThat(texts("iat.policy.grants_admin", wide)).containsExactly("false");
    assertThat(texts("iat.policy.grants", wide)).containsExactly("sts");
    assertThat(texts("iat.policy.star_resource", wide)).containsExactly("true");
    assertThat(texts("iat.policy.grants", reading)).isEmpty();
    assertThat(texts("iat.policy.star_resource", reading)).containsExactly("false");
  }

  @Test
  void goesByTheNamesOfPolicies() {
    RecordView admin =
        iam(
            ALICE,
            "AttachUserPolicy",
            "'requestParameters':{'policyArn':'arn:aws:iam::aws:policy/IAMFullAccess'}");

    assertThat(texts("iat.policy.grants_admin", admin)).containsExactly("true");
    assertThat(texts("iat.policy.grants", admin)).containsExactly("iam");
    assertThat(texts("iat.policy.star_resource", admin)).isEmpty();
  }

  @Test
  void whatIsNotKnownHasNoValue() {
    RecordView customer =
        iam(
            ALICE,
            "AttachUserPolicy",
            "'requestParameters':{'policyArn':'arn:aws:iam::111122223333:policy/AdministratorAccess'}");
    RecordView unreadable = iam(ALICE, "PutUserPolicy", text("policyDocument", "{"));

    for (RecordView record : List.of(customer, unreadable, iam(ALICE, "CreateUser", ""))) {
      for (String name : fields.names()) {
        if (name.startsWith("iat.policy.") || name.startsWith("iat.trust.")) {
          assertThat(texts(name, record)).as(name).isEmpty();
        }
      }
    }
  }

  @Test
  void looksIntoTrustPoliciesOfBothCalls() {
    String trust =
        "{'Statement':{'Effect':'Allow','Action':'sts:AssumeRole','Principal':"
            + "{'AWS':['*','111122223333','999988887777','444455556666']}}}";

    for (RecordView record :
        List.of(
            iam(ALICE, "CreateRole", text("assumeRolePolicyDocument", trust)),
            iam(ALICE, "UpdateAssumeRolePolicy", text("policyDocument", trust)))) {
      assertThat(texts("iat.trust.wildcard", record)).containsExactly("true");
      assertThat(texts("iat.trust.external_accounts", record)).containsExactly("444455556666");
      assertThat(texts("iat.trust.missing_subject", record)).containsExactly("false");
      assertThat(texts("iat.policy.grants", record)).isEmpty();
      assertThat(texts("iat.policy.grants_admin", record)).isEmpty();
    }
  }

  @Test
  void showsEachEventItsOwn() {
    RecordView admin = iam(ALICE, "PutUserPolicy", allowing("policyDocument", "*"));
    RecordView wide = iam(ALICE, "PutUserPolicy", allowing("policyDocument", "s3:*"));

    assertThat(texts("iat.policy.grants", admin)).containsExactly("*");
    assertThat(texts("iat.policy.grants", wide)).containsExactly("s3");
    wide.show(admin.event());
    assertThat(texts("iat.policy.grants", wide)).containsExactly("*");
  }
}
