package dev.iamtracker.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {
  private static final Verdict KEPT = new Verdict.Kept();
  private static final Verdict SERVICE_LINKED = new Verdict.ServiceLinked();
  private static final String SERVICE_ROLE =
      "arn:aws:iam::123456789012:role/aws-service-role/inspector2.amazonaws.com/"
          + "AWSServiceRoleForAmazonInspector2";
  private static final String SCANNER = "arn:aws:iam::123456789012:role/team/x/ScannerRole";

  @Nested
  class OfServiceEvents {
    private final EventFilter filter = new EventFilter(true, List.of());

    @Test
    void dropsWhatServiceLinkedRolesDo() {
      assertThat(filter.judge(session(SERVICE_ROLE))).isEqualTo(SERVICE_LINKED);
      assertThat(filter.judge(session(SERVICE_ROLE.replace("arn:aws:", "arn:aws-cn:"))))
          .isEqualTo(SERVICE_LINKED);
    }

    @Test
    void dropsServicesAskingForTheirServiceLinkedRole() {
      assertThat(filter.judge(assumption("AWSService", SERVICE_ROLE))).isEqualTo(SERVICE_LINKED);
    }

    @Test
    void keepsServicesAssumingCustomerRoles() {
      assertThat(filter.judge(assumption("AWSService", SCANNER))).isEqualTo(KEPT);
    }

    @Test
    void keepsOthersAskingForAServiceLinkedRole() {
      assertThat(filter.judge(assumption("IAMUser", SERVICE_ROLE))).isEqualTo(KEPT);
    }

    @Test
    void keepsOtherCallsOfServicesThatNameSuchARole() {
      assertThat(
              filter.judge(
                  event(
                      Map.of(
                          Column.EVENT_NAME, "PassRole",
                          Column.IDENTITY_TYPE, "AWSService",
                          Column.ROLE_ARN, SERVICE_ROLE))))
          .isEqualTo(KEPT);
    }

    @Test
    void keepsFailures() {
      assertThat(
              filter.judge(
                  event(
                      Map.of(Column.SESSION_ISSUER_ARN, SERVICE_ROLE, Column.OUTCOME, "failure"))))
          .isEqualTo(KEPT);
    }

    @Test
    void keepsCustomerRolesWithSuchWordsElsewhereInTheirPath() {
      assertThat(
              filter.judge(
                  session("arn:aws:iam::123456789012:role/mine/aws-service-role/x/Backdoor")))
          .isEqualTo(KEPT);
    }

    @Test
    void keepsEverythingWhenSwitchedOff() {
      EventFilter off = new EventFilter(false, List.of());

      assertThat(off.judge(session(SERVICE_ROLE))).isEqualTo(KEPT);
      assertThat(off.judge(assumption("AWSService", SERVICE_ROLE))).isEqualTo(KEPT);
    }

    @Test
    void keepsAnEventThatSaysNothing() {
      assertThat(filter.judge(event(Map.of()))).isEqualTo(KEPT);
    }
  }

  @Nested
  class OfRoles {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "ScannerRole",
          "scannerrole",
          "*Scanner*",
          "Scanner*",
          "*role",
          "team/x/ScannerRole",
          "team/*",
          "*/ScannerRole",
          "arn:aws:iam::123456789012:role/team/x/ScannerRole",
          "ARN:AWS:IAM::123456789012:ROLE/TEAM/X/SCANNERROLE",
          "arn:aws:iam::*:role/team/*",
          "arn:*:iam::123456789012:role/team/x/ScannerRole"
        })
    void dropsTheAssumptionAndTheSessionsOfARole(String pattern) {
      EventFilter filter = new EventFilter(true, List.of("Other", pattern));

      assertThat(filter.judge(assumption("IAMUser", SCANNER)))
          .isEqualTo(new Verdict.FilteredRole(pattern));
      assertThat(filter.judge(session(SCANNER))).isEqualTo(new Verdict.FilteredRole(pattern));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Scanner",
          "ScannerRole2",
          "x",
          "x/ScannerRole",
          "*role*2",
          "arn:aws:iam::999999999999:role/team/x/ScannerRole",
          "arn:aws:iam::123456789012:role/ScannerRole",
          "role/team/x/ScannerRole",
          "arn:",
          "arn:aws"
        })
    void keepsRolesThatThePatternDoesNotMean(String pattern) {
      EventFilter filter = new EventFilter(true, List.of(pattern));

      assertThat(filter.judge(assumption("IAMUser", SCANNER))).isEqualTo(KEPT);
      assertThat(filter.judge(session(SCANNER))).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "aws-cn", "aws-us-gov", "aws-iso-b"})
    void meansTheRoleInAnyPartition(String partition) {
      String arn = SCANNER.replace("arn:aws:", "arn:" + partition + ":");

      assertThat(new EventFilter(true, List.of("ScannerRole")).judge(session(arn)))
          .isEqualTo(new Verdict.FilteredRole("ScannerRole"));
      assertThat(new EventFilter(true, List.of(arn)).judge(session(arn)))
          .isEqualTo(new Verdict.FilteredRole(arn));
      assertThat(new EventFilter(true, List.of(SCANNER)).judge(session(arn)))
          .isEqualTo(new Verdict.FilteredRole(SCANNER));
    }

    @Test
    void dropsAllWaysToAssumeTheRole() {
      EventFilter filter = new EventFilter(true, List.of("ScannerRole"));

      for (String name : List.of("AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity")) {
        assertThat(
                filter.judge(
                    event(
                        Map.of(
                            Column.EVENT_SOURCE, "sts.amazonaws.com",
                            Column.EVENT_NAME, name,
                            Column.ROLE_ARN, SCANNER))))
            .isEqualTo(new Verdict.FilteredRole("ScannerRole"));
      }
    }

    @Test
    void keepsOtherCallsThatNameTheRole() {
      EventFilter filter = new EventFilter(true, List.of("ScannerRole"));

      assertThat(
              filter.judge(
                  event(
                      Map.of(
                          Column.EVENT_SOURCE, "iam.amazonaws.com",
                          Column.EVENT_NAME, "AttachRolePolicy",
                          Column.ROLE_ARN, SCANNER))))
          .isEqualTo(KEPT);
      assertThat(
              filter.judge(
                  event(
                      Map.of(
                          Column.EVENT_SOURCE, "other.amazonaws.com",
                          Column.EVENT_NAME, "AssumeRoleOfSomething",
                          Column.ROLE_ARN, SCANNER))))
          .isEqualTo(KEPT);
    }

    @Test
    void dropsTheStepIntoAFurtherRoleAndKeepsItsSessions() {
      EventFilter filter = new EventFilter(true, List.of("ScannerRole"));
      String further = "arn:aws:iam::123456789012:role/Admin";

      assertThat(
              filter.judge(
                  event(
                      Map.of(
                          Column.EVENT_SOURCE,
                          "sts.amazonaws.com",
                          Column.EVENT_NAME,
                          "AssumeRole",
                          Column.SESSION_ISSUER_ARN,
                          SCANNER,
                          Column.ROLE_ARN,
                          further))))
          .isEqualTo(new Verdict.FilteredRole("ScannerRole"));
      assertThat(filter.judge(session(further))).isEqualTo(KEPT);
    }

    @Test
    void dropsFailuresToo() {
      EventFilter filter = new EventFilter(true, List.of("ScannerRole"));

      assertThat(
              filter.judge(
                  event(Map.of(Column.SESSION_ISSUER_ARN, SCANNER, Column.OUTCOME, "failure"))))
          .isEqualTo(new Verdict.FilteredRole("ScannerRole"));
    }

    @Test
    void keepsUsersWhoseNameMatches() {
      assertThat(
              new EventFilter(true, List.of("*"))
                  .judge(session("arn:aws:iam::123456789012:user/ScannerRole")))
          .isEqualTo(KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ScannerRole", ":role/ScannerRole", "arn:role/ScannerRole", "arn:"})
    void keepsWhatIsNoArn(String issuer) {
      assertThat(new EventFilter(true, List.of("ScannerRole")).judge(session(issuer)))
          .isEqualTo(KEPT);
    }

    @Test
    void namesTheFirstPatternThatMatches() {
      assertThat(new EventFilter(true, List.of("*Role", "Scanner*")).judge(session(SCANNER)))
          .isEqualTo(new Verdict.FilteredRole("*Role"));
    }

    @Test
    void countsServiceLinkedNoiseAsSuchEvenWhenAPatternMatches() {
      assertThat(new EventFilter(true, List.of("AWSServiceRole*")).judge(session(SERVICE_ROLE)))
          .isEqualTo(SERVICE_LINKED);
      assertThat(new EventFilter(false, List.of("AWSServiceRole*")).judge(session(SERVICE_ROLE)))
          .isEqualTo(new Verdict.FilteredRole("AWSServiceRole*"));
    }
  }

  private static IdentityEvent session(String issuer) {
    return event(Map.of(Column.SESSION_ISSUER_ARN, issuer));
  }

  private static IdentityEvent assumption(String identityType, String role) {
    return event(
        Map.of(
            Column.EVENT_SOURCE,
            "sts.amazonaws.com",
            Column.EVENT_NAME,
            "AssumeRole",
            Column.IDENTITY_TYPE,
            identityType,
            Column.ROLE_ARN,
            role));
  }

  private static IdentityEvent event(Map<Column, String> texts) {
    IdentityEvent.Builder builder =
        new IdentityEvent.Builder()
            .text(Column.EVENT_ID, "1")
            .millis(Column.EVENT_TIME, 0)
            .text(Column.OUTCOME, "success");
    texts.forEach(builder::text);
    return builder.build();
  }
}
