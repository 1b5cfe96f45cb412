package dev.iamtracker.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustPolicyTest {
  private static final String OWN = "111122223333";
  private static final String GITHUB =
      "'Principal':{'Federated':'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'}";
  private static final String SUB = "token.actions.githubusercontent.com:sub";

  private static TrustPolicy policy(String... statements) {
    String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    return TrustPolicy.parse(text.replace('\'', '"')).orElseThrow();
  }

  private static TrustPolicy allow(String elements) {
    return policy("{'Effect':'Allow','Action':'sts:AssumeRole'," + elements + "}");
  }

  private static TrustPolicy web(String elements) {
    return policy(
        "{'Effect':'Allow','Action':['sts:AssumeRoleWithWebIdentity','sts:TagSession'],"
            + elements
            + "}");
  }

  @Test
  void everybodyCanBeSpelledInManyWays() {
    for (String principal :
        List.of(
            "'Principal':'*'",
            "'Principal':{'AWS':'*'}",
            "'principal':{'aws':['arn:aws:iam::111122223333:root','*']}",
            "'Principal':{'AWS':'arn:aws:iam::*:root'}",
            "'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:user/a'}")) {
      assertThat(allow(principal).hasWildcard()).as(principal).isTrue();
    }
  }

  @Test
  void othersAreNotEverybody() {
    for (String principal :
        List.of(
            "'Principal':{'AWS':'111122223333'}",
            "'Principal':{'Service':'ec2.amazonaws.com'}",
            "'Principal':{'Service':'*'}",
            "'Principal':{}",
            "'Principal':{'AWS':[]}",
            "'Sid':'*'")) {
      assertThat(allow(principal).hasWildcard()).as(principal).isFalse();
    }
  }

  @Test
  void aConditionThatSaysWhoClosesAWildcard() {
    for (String condition :
        List.of(
            "'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}",
            "'StringLike':{'aws:principalorgpaths':'o-a1b2c3d4e5/r-ab12/*'}",
            "'StringEquals':{'AWS:PrincipalAccount':['111122223333','444455556666']}",
            "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/ci-*'}",
            "'StringEquals':{'aws:SourceAccount':'111122223333','sts:ExternalId':'x'}")) {
      assertThat(allow("'Principal':'*','Condition':{" + condition + "}").hasWildcard())
          .as(condition)
          .isFalse();
    }
  }

  @Test
  void otherConditionsDoNot() {
    for (String condition :
        List.of(
            "'StringEquals':{'sts:ExternalId':'secret'}",
            "'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}",
            "'Bool':{'aws:MultiFactorAuthPresent':'true'}",
            "'StringLike':{'aws:PrincipalOrgID':'o-*'}",
            "'StringLike':{'aws:PrincipalArn':'*'}",
            "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/admin'}",
            "'StringNotEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}",
            "'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}",
            "'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}",
            "'StringEquals':{'aws:PrincipalOrgID':[]}",
            "'Null':{'aws:PrincipalOrgID':'false'}")) {
      assertThat(allow("'Principal':'*','Condition':{" + condition + "}").hasWildcard())
          .as(condition)
          .isTrue();
    }
  }

  @Test
  void namesExternalAccountsHoweverTheyAreSpelled() {
    TrustPolicy policy =
        allow(
            "'Principal':{'AWS':['arn:aws:iam::444455556666:root','555566667777',"
                + "'arn:aws-cn:iam::666677778888:user/path/eve',"
                + "'arn:aws-us-gov:sts::777788889999:assumed-role/r/s','arn:aws:iam::111122223333:root',"
                + "'AIDACKCEVSQ6C2EXAMPLE','AROACKCEVSQ6C2EXAMPLE'],"
                + "'Service':'ec2.amazonaws.com','CanonicalUser':'888899990000'}");

    assertThat(policy.externalAccounts(Set.of(OWN)))
        .containsExactly("444455556666", "555566667777", "666677778888", "777788889999");
    assertThat(policy.externalAccounts(Set.of(OWN, "444455556666", "555566667777")))
        .containsExactly("666677778888", "777788889999");
  }

  @Test
  void namesTheProvidersOfOtherAccounts() {
    TrustPolicy policy =
        policy(
            "{'Effect':'Allow','Action':'sts:AssumeRoleWithSAML','Principal':"
                + "{'Federated':['arn:aws:iam::444455556666:saml-provider/x','cognito-identity.amazonaws.com']}}");

    assertThat(policy.externalAccounts(Set.of(OWN))).containsExactly("444455556666");
    assertThat(policy.isMissingSubject()).isFalse();
  }

  @Test
  void namesTheAccountsThatAConditionLetsIn() {
    TrustPolicy policy =
        allow(
            "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalAccount':['444455556666','111122223333']}}");

    assertThat(policy.hasWildcard()).isFalse();
    assertThat(policy.externalAccounts(Set.of(OWN))).containsExactly("444455556666");
  }

  @Test
  void statementsThatDoNotAssumeDoNotCount() {
    TrustPolicy policy =
        policy(
            "{'Effect':'Allow','Action':'sts:TagSession','Principal':'*'}",
            "{'Effect':'Allow','NotAction':'sts:*','Principal':{'AWS':'444455556666'}}",
            "{'Effect':'Deny','Action':'sts:AssumeRole','Principal':{'AWS':'555566667777'}}");

    assertThat(policy.hasWildcard()).isFalse();
    assertThat(policy.externalAccounts(Set.of(OWN))).isEmpty();
  }

  @Test
  void wildcardsInActionsCount() {
    for (String action :
        List.of(
            "'Action':'*'",
            "'Action':'STS:*'",
            "'Action':'sts:?ssumeRole'",
            "'NotAction':'s3:*'")) {
      assertThat(policy("{'Effect':'Allow'," + action + ",'Principal':'*'}").hasWildcard())
          .as(action)
          .isTrue();
    }
  }

  @Test
  void aDenyForEverybodyTakesEverythingBack() {
    TrustPolicy policy =
        policy(
            "{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':['*','444455556666']}}",
            "{'Effect':'Deny','Action':'sts:*','Principal':'*'}");

    assertThat(policy.hasWildcard()).isFalse();
    assertThat(policy.externalAccounts(Set.of(OWN))).isEmpty();
  }

  @Test
  void aDenyForSomeOrSometimesDoesNot() {
    for (String deny :
        List.of(
            "'Action':'sts:*','Principal':{'AWS':'444455556666'}",
            "'Action':'sts:TagSession','Principal':'*'",
            "'Action':'sts:*','NotPrincipal':{'AWS':'444455556666'}",
            "'Action':'sts:*','Principal':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}")) {
      assertThat(
              policy(
                      "{'Effect':'Allow','Action':'sts:AssumeRole','Principal':'*'}",
                      "{'Effect':'Deny'," + deny + "}")
                  .hasWildcard())
          .as(deny)
          .isTrue();
    }
  }

  @Test
  void aProviderWithoutConditionOnTheSubjectLetsInAnybody() {
    for (String condition :
        List.of(
            "",
            ",'Condition':{}",
            ",'Condition':{'StringEquals':{'token.actions.githubusercontent.com:aud':'sts.amazonaws.com'}}",
            ",'Condition':{'StringLike':{'" + SUB + "':'*'}}",
            ",'Condition':{'StringLike':{'" + SUB + "':['repo:acme/app:*','*']}}",
            ",'Condition':{'StringLike':{'" + SUB + "':'repo:*'}}",
            ",'Condition':{'StringLike':{'" + SUB + "':'repo:*/app:ref:refs/heads/main'}}",
            ",'Condition':{'StringLikeIfExists':{'" + SUB + "':'repo:acme/app:*'}}",
            ",'Condition':{'ForAllValues:StringLike':{'" + SUB + "':'repo:acme/app:*'}}",
            ",'Condition':{'StringNotEquals':{'" + SUB + "':'repo:acme/app:*'}}")) {
      assertThat(web(GITHUB + condition).isMissingSubject()).as(condition).isTrue();
    }
  }

  @Test
  void aConditionOnTheSubjectIsFine() {
    for (String condition :
        List.of(
            "'StringEquals':{'" + SUB + "':'repo:acme/app:ref:refs/heads/main'}",
            "'StringLike':{'Token.Actions.GithubUserContent.com:SUB':'repo:acme/*'}",
            "'ForAnyValue:StringLike':{'" + SUB + "':['repo:acme/app:*','repo:acme/web:*']}",
            "'StringLike':{'"
                + SUB
                + "':'repo:acme*'},'StringEquals':{'x:aud':'sts.amazonaws.com'}")) {
      assertThat(web(GITHUB + ",'Condition':{" + condition + "}").isMissingSubject())
          .as(condition)
          .isFalse();
    }
  }

  @Test
  void ofCognitoTheAudienceIsEnough() {
    String cognito = "'Principal':{'Federated':'cognito-identity.amazonaws.com'}";

    assertThat(web(cognito).isMissingSubject()).isTrue();
    assertThat(
            web(cognito
                    + ",'Condition':{'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'authenticated'}}")
                .isMissingSubject())
        .isTrue();
    assertThat(
            web(cognito
                    + ",'Condition':{'StringEquals':{'cognito-identity.amazonaws.com:aud':'us-east-1:x'}}")
                .isMissingSubject())
        .isFalse();
  }

  @Test
  void whatIsNoPolicyIsUnreadable() {
    assertThat(TrustPolicy.parse("{")).isEmpty();
    assertThat(TrustPolicy.parse("{}")).isEmpty();
  }
}
