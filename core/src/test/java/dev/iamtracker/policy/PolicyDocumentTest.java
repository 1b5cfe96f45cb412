package dev.iamtracker.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {
  private static PolicyDocument document(String... statements) {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    return PolicyDocument.parse(text.replace('\'', '"')).orElseThrow();
  }

  private static PolicyDocument allow(String actions) {
    return document("{'Effect':'Allow','Action':" + actions + ",'Resource':'*'}");
  }

  @Test
  void everythingOnAllResourcesMakesAnAdministrator() {
    for (String actions :
        List.of("'*'", "'*:*'", "['s3:GetObject','*']", "'**'", "'?*:*'", "[['*']]")) {
      PolicyDocument document = allow(actions);

      assertThat(document.grantsAdmin()).as(actions).isTrue();
      assertThat(document.grantsFully()).as(actions).contains("*");
      assertThat(document.starResource()).as(actions).isTrue();
      assertThat(document.grants()).isEqualTo(Grants.ADMIN);
    }
  }

  @Test
  void everythingInIamMakesAnAdministrator() {
    for (String actions :
        List.of("'iam:*'", "'IAM:*'", "'i*m:*'", "'iam*'", "'iam:**'", "'iam:?*'")) {
      PolicyDocument document = allow(actions);

      assertThat(document.grantsAdmin()).as(actions).isTrue();
      assertThat(document.grantsFully()).as(actions).containsExactly("iam");
    }
  }

  @Test
  void someActionsOfIamDoNot() {
    for (String actions :
        List.of(
            "'iam:Get*'",
            "'iam:PassRole'",
            "'iam:*User'",
            "'iam:????'",
            "'iam'",
            "'iamx:*'",
            "'*:Get*'",
            "7",
            "[]",
            "null",
            "{'a':'*'}")) {
      PolicyDocument document = allow(actions);

      assertThat(document.grantsAdmin()).as(actions).isFalse();
      assertThat(document.grantsFully()).as(actions).doesNotContain("iam", "*");
    }
  }

  @Test
  void everythingInAnotherServiceIsServiceWide() {
    PolicyDocument document = allow("['s3:*','STS:*','ec2:Describe*','s3:GetObject']");

    assertThat(document.grantsFully()).containsExactly("s3", "sts");
    assertThat(document.grantsAdmin()).isFalse();
    assertThat(document.grants()).isEqualTo(Grants.SERVICE_WIDE);
  }

  @Test
  void everythingButAFewIsEverything() {
    PolicyDocument document =
        document("{'Effect':'Allow','NotAction':['iam:*','organizations:*'],'Resource':'*'}");

    assertThat(document.grantsAdmin()).isTrue();
    assertThat(document.grantsFully()).containsExactly("*");
    assertThat(document.starResource()).isTrue();
  }

  @Test
  void everythingButEverythingIsNothing() {
    for (String actions : List.of("'*'", "['s3:*','*:*']")) {
      PolicyDocument document =
          document("{'Effect':'Allow','NotAction':" + actions + ",'Resource':'*'}");

      assertThat(document.grants()).as(actions).isEqualTo(Grants.NONE);
      assertThat(document.starResource()).as(actions).isFalse();
    }
  }

  @Test
  void allResourcesCanBeSpelledInManyWays() {
    for (String resource :
        List.of(
            "'Resource':'*'",
            "'Resource':['arn:aws:s3:::b','*']",
            "'Resource':'**'",
            "'Resource':'arn:*'",
            "'Resource':'arn:aws:*'",
            "'Resource':'arn:aws:*:*:*:*'",
            "'Resource':'arn:aws-cn:*:*:111122223333:*'",
            "'Resource':'*:*'",
            "'NotResource':'arn:aws:s3:::secret/*'")) {
      PolicyDocument document = document("{'Effect':'Allow','Action':'*'," + resource + "}");

      assertThat(document.grantsAdmin()).as(resource).isTrue();
      assertThat(document.starResource()).as(resource).isTrue();
    }
  }

  @Test
  void allResourcesOfAServiceAreEnoughForItsActions() {
    for (String resource :
        List.of("arn:aws:s3:::*", "arn:aws:s3:*", "arn:aws:s3:::*/*", "arn:*:s3:::*")) {
      PolicyDocument document =
          document("{'Effect':'Allow','Action':'s3:*','Resource':'" + resource + "'}");

      assertThat(document.grantsFully()).as(resource).containsExactly("s3");
      assertThat(document.starResource()).as(resource).isFalse();
    }
  }

  @Test
  void allUsersOrRolesOrTheWholeAccountAreEnoughForIam() {
    for (String resource :
        List.of(
            "arn:aws:iam::111122223333:*",
            "arn:aws:iam::*:role/*",
            "arn:aws:iam::*:user/*",
            "arn:aws:iam::*:*")) {
      PolicyDocument document =
          document("{'Effect':'Allow','Action':'iam:*','Resource':'" + resource + "'}");

      assertThat(document.grantsAdmin()).as(resource).isTrue();
    }
  }

  @Test
  void everythingOnOneBucketIsNotWide() {
    PolicyDocument document =
        document(
            "{'Effect':'Allow','Action':['*','s3:*'],'Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']}");

    assertThat(document.grants()).isEqualTo(Grants.NONE);
    assertThat(document.grantsFully()).isEmpty();
    assertThat(document.starResource()).isFalse();
  }

  @Test
  void everythingOnOneRoleIsAWideGrantOfIamButMakesNoAdministrator() {
    for (String action : List.of("*", "iam:*")) {
      PolicyDocument document =
          document(
              "{'Effect':'Allow','Action':'"
                  + action
                  + "','Resource':'arn:aws:iam::111122223333:role/app'}");

      assertThat(document.grantsFully()).as(action).containsExactly("iam");
      assertThat(document.grantsAdmin()).as(action).isFalse();
    }
  }

  @Test
  void aDenyTakesBackWhatItCovers() {
    for (String deny :
        List.of(
            "'Action':'*'", "'Action':'IAM:*'", "'Action':['s3:*','i*']", "'NotAction':'s3:*'")) {
      PolicyDocument document =
          document(
              "{'Effect':'Deny'," + deny + ",'Resource':'*'}",
              "{'Effect':'Allow','Action':'iam:*','Resource':'*'}");

      assertThat(document.grants()).as(deny).isEqualTo(Grants.NONE);
      assertThat(document.starResource()).as(deny).isFalse();
    }
  }

  @Test
  void aDenyDoesNotTakeBackWhatItDoesNotCover() {
    for (String deny :
        List.of(
            "'Action':'iam:Create*','Resource':'*'",
            "'Action':'s3:*','Resource':'*'",
            "'NotAction':['iam:*'],'Resource':'*'",
            "'NotAction':'iam:PassRole','Resource':'*'",
            "'NotAction':'*','Resource':'*'",
            "'Action':'*','NotAction':'s3:*','Resource':'*'",
            "'Action':'*','Resource':'arn:aws:iam::111122223333:user/a'",
            "'Action':'*','Resource':'arn:aws:iam::444455556666:*'",
            "'Action':'*','Resource':'arn:aws-cn:*'",
            "'Action':'*','NotResource':'arn:aws:s3:::b'",
            "'Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'false'}}")) {
      PolicyDocument document =
          document(
              "{'Effect':'Allow','Action':'iam:*','Resource':'*'}",
              "{'Effect':'Deny'," + deny + "}");

      assertThat(document.grantsAdmin()).as(deny).isTrue();
    }
  }

  @Test
  void everythingWithoutOneServiceIsStillEverythingButAFew() {
    PolicyDocument document =
        document(
            "{'Effect':'Allow','Action':'*','Resource':'*'}",
            "{'Effect':'Deny','Action':['iam:*','s3:Delete*'],'Resource':'*'}");

    assertThat(document.grantsFully()).containsExactly("*");
    assertThat(document.grantsAdmin()).isTrue();
  }

  @Test
  void denyingAllButSomeServicesLeavesThese() {
    PolicyDocument document =
        document(
            "{'Effect':'Allow','Action':'*','Resource':'*'}",
            "{'Effect':'Deny','NotAction':['s3:*','ec2:Describe*'],'Resource':'*'}");

    assertThat(document.grantsFully()).containsExactly("s3");
    assertThat(document.grantsAdmin()).isFalse();
    assertThat(document.starResource()).isTrue();
  }

  @Test
  void aConditionDoesNotNarrowAGrantButIsTold() {
    String conditional =
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}}}";
    String unconditional = "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{}}";

    assertThat(document(conditional).grantsAdmin()).isTrue();
    assertThat(document(conditional).isConditional()).isTrue();
    assertThat(document(conditional, unconditional).isConditional()).isFalse();
    assertThat(document(unconditional).isConditional()).isFalse();
  }

  @Test
  void onlyReadingOnAllResourcesIsNoStarResource() {
    assertThat(allow("['ec2:Describe*','s3:GetObject','s3:List*','IAM:Get*']").starResource())
        .isFalse();
    assertThat(allow("['ec2:Describe*','logs:CreateLogGroup']").starResource()).isTrue();
    assertThat(allow("'s3:G*'").starResource()).isTrue();
    assertThat(
            document("{'Effect':'Allow','Action':'s3:PutObject','Resource':'arn:aws:s3:::b/*'}")
                .starResource())
        .isFalse();
  }

  @Test
  void aDenyOfTheSameActionTakesBackAStarResource() {
    PolicyDocument document =
        document(
            "{'Effect':'Allow','Action':['s3:PutObject','s3:PutO*'],'Resource':'*'}",
            "{'Effect':'Deny','Action':'s3:Put*','Resource':'*'}");

    assertThat(document.starResource()).isFalse();
  }

  @Test
  void oneStatementNeedsNoList() {
    assertThat(
            PolicyDocument.parse(
                    "{\"statement\":{\"EFFECT\":\"allow\",\"action\":\"*\",\"resource\":\"*\"}}")
                .orElseThrow()
                .grantsAdmin())
        .isTrue();
  }

  @Test
  void readsUrlEncodedTextsAndTextsWithAMark() {
    String plain =
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\"}]}";
    String once =
        "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22iam%3a%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D";

    for (String text :
        List.of(
            plain,
            "\ufeff" + plain,
            " \n\ufeff " + plain + "\r\n",
            once,
            once.replace("%", "%25"),
            "\"" + plain.replace("\"", "\\\"") + "\"",
            "{%22Statement\":" + plain.substring(plain.indexOf('[')))) {
      assertThat(PolicyDocument.parse(text).orElseThrow().grantsAdmin()).as(text).isTrue();
    }
  }

  @Test
  void aPlusIsAPlus() {
    assertThat(PolicyText.decoded("a+b%2Bc%20d%zz%4%")).isEqualTo("a+b+c d%zz%4%");
    assertThat(PolicyText.decoded("%C3%BC\u00fc")).isEqualTo("\u00fc\u00fc");
  }

  @Test
  void whatIsNoPolicyIsUnreadable() {
    for (String text :
        List.of(
            "",
            " ",
            "{",
            "null",
            "[]",
            "{}",
            "\"x\"",
            "%",
            "%7B",
            "Statement",
            "{\"Version\":1}",
            "[".repeat(100_000))) {
      assertThat(PolicyDocument.parse(text))
          .as(text.substring(0, Math.min(20, text.length())))
          .isEmpty();
    }
  }

  @Test
  void whatIsNoStatementIsLeftOut() {
    assertThat(
            document("7", "null", "'x'", "{}", "{'Effect':'Maybe','Action':'*'}", "{'Action':'*'}")
                .grants())
        .isEqualTo(Grants.NONE);
  }

  @Test
  void hostileDocumentsAreReadToTheirEnd() {
    var allows = new StringBuilder("'x:y'");
    var denies = new StringBuilder("'x:y'");
    for (int i = 0; i < 5_000; i++) {
      allows.append(",'*a").append(i).append("*:*'");
      denies.append(",'*b").append(i).append("*'");
    }

    PolicyDocument document =
        document(
            "{'Effect':'Allow','Action':[" + allows + "],'Resource':'*'}",
            "{'Effect':'Deny','Action':[" + denies + "],'Resource':'*'}");

    assertThat(document.grants()).isEqualTo(Grants.NONE);
    assertThat(document.starResource()).isTrue();
  }
}
