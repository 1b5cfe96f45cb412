package dev.iamtracker.cloudtrail;

import static dev.iamtracker.cloudtrail.Records.event;
import static dev.iamtracker.cloudtrail.Records.parse;
import static dev.iamtracker.cloudtrail.Records.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.ParsedRecord.Aside;
import dev.iamtracker.cloudtrail.ParsedRecord.OtherSource;
import dev.iamtracker.cloudtrail.ParsedRecord.Unusable;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParserTest {
  private static final String REQUIRED =
      "\"eventID\":\"e\",\"eventTime\":\"2026-07-01T12:08:19Z\",\"eventName\":\"N\",\"eventSource\":\"iam.amazonaws.com\"";

  private static String record(String fields) {
    return "{" + REQUIRED + (fields.isEmpty() ? "" : ",") + fields + "}";
  }

  private static String text(String fields, Column column) {
    return event(record(fields)).text(column).orElse("(absent)");
  }

  @Test
  void fillsTheColumnsOfAnAssumedRolesCall() {
    IdentityEvent event =
        event(
            """
            {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:build-7",
            "arn":"arn:aws:sts::111122223333:assumed-role/ci/build-7","accountId":"111122223333","accessKeyId":"ASIAEXAMPLE",
            "sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE","arn":"arn:aws:iam::111122223333:role/path/ci",
            "accountId":"111122223333","userName":"ci"},"attributes":{"creationDate":"2026-07-01T12:00:00Z","mfaAuthenticated":"false"},
            "sourceIdentity":"alice"},"invokedBy":"cloudformation.amazonaws.com"},"eventTime":"2026-07-01T12:08:19Z",
            "eventSource":"sts.amazonaws.com","eventName":"AssumeRole","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.7",
            "userAgent":"[aws-sdk-java/2]","requestParameters":{"roleArn":"arn:aws:iam::444455556666:role/deploy","roleSessionName":"s",
            "durationSeconds":900},"responseElements":{"credentials":{"accessKeyId":"ASIAISSUED","sessionToken":"FwoG",
            "expiration":"Jul 1, 2026, 12:23:19\u202fPM"}},"requestID":"r","eventID":"e","readOnly":true,"eventType":"AwsApiCall",
            "managementEvent":true,"recipientAccountId":"111122223333","sharedEventID":"sh","eventCategory":"Management",
            "tlsDetails":{"tlsVersion":"TLSv1.3"}}
            """);

    assertThat(event.text(Column.USER_NAME)).contains("ci");
    assertThat(event.text(Column.SESSION_NAME)).contains("build-7");
    assertThat(event.text(Column.SESSION_ISSUER_ARN))
        .contains("arn:aws:iam::111122223333:role/path/ci");
    assertThat(event.text(Column.ROLE_ARN)).contains("arn:aws:iam::444455556666:role/deploy");
    assertThat(event.text(Column.ROLE_NAME)).contains("deploy");
    assertThat(event.text(Column.ISSUED_ACCESS_KEY_ID)).contains("ASIAISSUED");
    assertThat(event.text(Column.SOURCE_IDENTITY)).contains("alice");
    assertThat(event.text(Column.INVOKED_BY)).contains("cloudformation.amazonaws.com");
    assertThat(event.text(Column.TLS_VERSION)).contains("TLSv1.3");
    assertThat(event.text(Column.OUTCOME)).contains("success");
    assertThat(event.flag(Column.MFA_AUTHENTICATED)).contains(false);
    assertThat(event.flag(Column.READ_ONLY)).contains(true);
    assertThat(Timestamps.canonical(event.millis(Column.CREDENTIALS_EXPIRATION)))
        .isEqualTo("2026-07-01T12:23:19Z");
    assertThat(Timestamps.canonical(event.millis(Column.SESSION_STARTED_AT)))
        .isEqualTo("2026-07-01T12:00:00Z");
    assertThat(event.text(Column.RESPONSE_ELEMENTS).orElseThrow())
        .contains("\"sessionToken\":\"(redacted)\"")
        .doesNotContain("FwoG");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"Root","userName":"alias","accountId":"1"}                                           | root
          {"type":"IAMUser","userName":"alice","arn":"arn:aws:iam::1:user/x/alice"}                     | alice
          {"type":"IAMUser","arn":"arn:aws:iam::1:user/x/bob"}                                          | bob
          {"type":"IAMUser","userName":"HIDDEN_DUE_TO_SECURITY_REASONS"}                                | (hidden)
          {"type":"AssumedRole","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::1:role/p/r"}}}   | r
          {"type":"AssumedRole","sessionContext":{"sessionIssuer":{}},"arn":"arn:aws:sts::1:assumed-role/q/s"} | q
          {"type":"FederatedUser","userName":"fed"}                                                     | fed
          {"type":"IdentityCenterUser","onBehalfOf":{"userId":"u-1"},"principalId":"p"}                 | u-1
          {"type":"Unknown","principalId":"p"}                                                          | p
          {"type":"AWSService","invokedBy":"ec2.amazonaws.com"}                                         | ec2.amazonaws.com
          {"type":"AWSAccount","accountId":"999988887777","principalId":"p"}                            | 999988887777
          {"type":"Directory","userName":"dir"}                                                         | dir
          {"principalId":"p"}                                                                           | p
          {"accountId":"1"}                                                                             | unknown
          {}                                                                                            | unknown
          null                                                                                          | unknown
          """)
  void namesWhoActed(String identity, String name) {
    assertThat(text("\"userIdentity\":" + identity, Column.USER_NAME)).isEqualTo(name);
  }

  @Test
  void namesIdentityCenterUsersAfterTheirSignIn() {
    assertThat(
            text(
                "\"userIdentity\":{\"type\":\"IdentityCenterUser\",\"onBehalfOf\":{\"userId\":\"u-1\"}},\"additionalEventData\":{\"UserName\":\"alice@example.com\"}",
                Column.USER_NAME))
        .isEqualTo("alice@example.com");
  }

  @ParameterizedTest
  @CsvSource({"AssumedRole, s", "FederatedUser, (absent)", "AWSAccount, (absent)"})
  void namesTheSessionOfRoleSessionsOnly(String type, String session) {
    String identity = "\"userIdentity\":{\"type\":\"" + type + "\",\"principalId\":\"A:s\"}";

    assertThat(text(identity, Column.SESSION_NAME)).isEqualTo(session);
  }

  @Test
  void namesTheUnknownWhenThereIsNoIdentity() {
    assertThat(text("", Column.USER_NAME)).isEqualTo("unknown");
  }

  @Test
  void takesFailedConsoleLoginsWithoutErrorCodeAsFailures() {
    IdentityEvent event =
        event(
            """
            {"eventTime":"2026-07-01T12:08:19Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","eventID":"e",
            "userIdentity":{"type":"IAMUser","accountId":"1","userName":"HIDDEN_DUE_TO_SECURITY_REASONS","accessKeyId":""},
            "errorMessage":"No username found in supplied account","requestParameters":null,
            "responseElements":{"ConsoleLogin":"Failure"},"additionalEventData":{"MFAUsed":"YES"}}
            """);

    assertThat(event.text(Column.OUTCOME)).contains("failure");
    assertThat(event.flag(Column.IS_ERROR)).contains(true);
    assertThat(event.text(Column.ERROR_CODE)).isEmpty();
    assertThat(event.text(Column.ACCESS_KEY_ID)).isEmpty();
    assertThat(event.flag(Column.MFA_AUTHENTICATED)).contains(true);
    assertThat(event.text(Column.REQUEST_PARAMETERS)).isEmpty();
  }

  @Test
  void takesTheAccountFromTheNearestPlace() {
    assertThat(
            text(
                "\"recipientAccountId\":\"1\",\"userIdentity\":{\"accountId\":\"2\"}",
                Column.ACCOUNT_ID))
        .isEqualTo("1");
    assertThat(text("\"userIdentity\":{\"accountId\":\"2\"}", Column.ACCOUNT_ID)).isEqualTo("2");
    assertThat(
            text(
                "\"userIdentity\":{\"sessionContext\":{\"sessionIssuer\":{\"accountId\":\"3\"}}}",
                Column.ACCOUNT_ID))
        .isEqualTo("3");
  }

  @Test
  void givesRecordsWithoutIdTheDigestOfTheirContent() {
    String one =
        "{\"eventTime\":\"2026-07-01T12:08:19Z\",\"eventName\":\"N\",\"eventSource\":\"iam.amazonaws.com\",\"x\":1.0}";
    String reordered =
        "{\"x\":1.0,\"eventName\":\"N\",\"eventSource\":\"iam.amazonaws.com\",\"eventTime\":\"2026-07-01T12:08:19Z\"}";
    String other = one.replace("1.0", "1.00");

    assertThat(event(one).id().toString())
        .startsWith("sha256:")
        .hasSize(71)
        .isEqualTo(event(reordered).id().toString())
        .isNotEqualTo(event(other).id().toString());
  }

  @Test
  void opensEnvelopes() {
    String inner = record("");

    assertThat(
            event(
                    "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":"
                        + inner
                        + "}")
                .id())
        .hasToString("e");
    assertThat(
            event("{\"EventId\":\"x\",\"CloudTrailEvent\":\"" + inner.replace("\"", "\\\"") + "\"}")
                .id())
        .hasToString("e");
    assertThat(parse("{\"CloudTrailEvent\":\"oops\"}")).isInstanceOf(Unusable.class);
  }

  @Test
  void aWrappedRecordIsTheSameAsAPlainOne() {
    String inner = record("\"requestParameters\":{\"userName\": \"bob\"}").replace("\"", "\\\"");

    assertThat(event("{\"CloudTrailEvent\":\"" + inner + "\"}").text(Column.REQUEST_PARAMETERS))
        .contains("{\"userName\":\"bob\"}");
  }

  @Test
  void recognisesWhatCloudTrailWritesBesideEvents() {
    assertThat(parse("{\"digestStartTime\":\"x\",\"logFiles\":[]}")).isEqualTo(Aside.DIGEST);
    assertThat(parse("{\"eventType\":\"AwsCloudTrailInsight\",\"eventTime\":\"x\"}"))
        .isEqualTo(Aside.INSIGHT);
  }

  @Test
  void leavesRecordsOfOtherSourcesUnread() {
    byte[] json =
        "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":broken"
            .getBytes(StandardCharsets.UTF_8);
    var parser = new RecordParser(source -> source.at(0) != 's', source -> source, Records.NOW);

    assertThat(parser.parse(json, 0, json.length)).isEqualTo(OtherSource.OTHER_SOURCE);
  }

  @Test
  void takesTheTimestampOfALogPipelineWhereEventTimeIsMissing() {
    assertThat(
            event(
                    "{\"@timestamp\":\"2020-09-14T00:46:08.000Z\",\"eventName\":\"N\",\"eventSource\":\"iam.amazonaws.com\"}")
                .time())
        .isEqualTo("2020-09-14T00:46:08Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"eventName":"N","eventSource":"s"}                                          | no eventTime
          {"eventName":"N","eventSource":"s","eventTime":"yesterday"}                  | eventTime is not a time
          {"eventName":"N","eventSource":"s","eventTime":"9999-01-01T00:00:00Z"}       | eventTime 9999-01-01T00:00:00Z is implausible: before CloudTrail began or more than 24 h ahead
          {"eventName":"N","eventSource":"s","eventTime":"1969-12-31T23:59:59Z"}       | eventTime 1969-12-31T23:59:59Z is implausible: before CloudTrail began or more than 24 h ahead
          {"eventName":"N","eventTime":"2026-07-01T12:08:19Z"}                         | not a CloudTrail record: it has no eventSource
          {"Records":{}}                                                               | `Records` is not an array
          {"a":1}                                                                      | not a CloudTrail record: it has neither eventName nor eventSource
          "text"                                                                       | the record is not a JSON object but a string
          {"a":1,}                                                                     | the record is not valid JSON: a field name must be a string at byte 7
          """)
  void refusesWhatIsNoEvent(String json, String reason) {
    assertThat(parse(json)).isEqualTo(new Unusable(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sessionToken",
        "SESSIONTOKEN",
        "password",
        "SAMLAssertion",
        "code",
        "pass\\u0077ord"
      })
  void secretsNeverComeThrough(String key) {
    String secret = "TOP-SECRET";
    for (String fields :
        new String[] {
          "\"requestParameters\":{\"a\":[{\"" + key + "\":\"" + secret + "\"}]}",
          "\"responseElements\":{\"" + key + "\":{\"deep\":\"" + secret + "\"}}",
          "\"unknown\":{\"" + key + "\":\"" + secret + "\"}",
          "\"" + key + "\":\"" + secret + "\"",
          "\"userIdentity\":{\"" + key + "\":\"" + secret + "\"}",
          "\"requestParameters\":{\"text\":\"{\\\""
              + key.replace("\\", "\\\\")
              + "\\\":\\\""
              + secret
              + "\\\"}\"}",
          "\"requestParameters\":{\"d\":\"{\\\"a\\\":\\\"{\\\\\\\"password\\\\\\\":\\\\\\\""
              + secret
              + "\\\\\\\"}\\\"}\"}",
          "\"requestParameters\":{\"d\":\"body={\\\"password\\\":\\\"" + secret + "\\\"}\"}",
          "\"requestParameters\":{\"d\":\"%257B%2522password%2522%253A%2522"
              + secret
              + "%2522%zz\"}",
          "\"errorMessage\":\"{\\\"" + key.replace("\\", "\\\\") + "\\\":\\\"" + secret + "\\\"}\"",
        }) {
      IdentityEvent event = event(record(fields));
      String all = Arrays.toString(Column.all().stream().map(event::text).toArray());

      assertThat(all).as(fields).doesNotContain(secret).contains("(redacted)");
    }
  }

  @Test
  void keepsTextThatOnlyLooksLikeASecret() {
    assertThat(text("\"userAgent\":\"[code] password {x}\"", Column.USER_AGENT))
        .isEqualTo("[code] password {x}");
    assertThat(
            text(
                "\"requestParameters\":{\"policyDocument\":\"{\\\"Action\\\":\\\"codebuild:*\\\"}\",\"password\":null}",
                Column.REQUEST_PARAMETERS))
        .isEqualTo(
            "{\"policyDocument\":\"{\\\"Action\\\":\\\"codebuild:*\\\"}\",\"password\":null}");
  }

  @Test
  void warnsOfValuesItCannotReadAndKeepsTheRecord() {
    assertThat(warnings(record("\"readOnly\":\"maybe\"")))
        .containsExactly("the value for read_only is neither true nor false; it is kept as it was");
    assertThat(
            warnings(
                record(
                    "\"userIdentity\":{\"sessionContext\":{\"attributes\":{\"creationDate\":\"soon\"}}}")))
        .containsExactly("the value for session_started_at is not a time; it is kept as it was");
  }

  @Test
  void ofAFieldThatOccursTwiceTheLastOneCounts() {
    String twice = record("\"awsRegion\":\"a\",\"awsRegion\":\"b\",\"x\":1,\"x\":2");

    assertThat(event(twice).text(Column.AWS_REGION)).contains("b");
    assertThat(event(twice).text(Column.EXTRA)).contains("{\"x\":2}");
    assertThat(warnings(twice)).containsExactly("a field occurs twice; the last one counts");
  }

  @Test
  void carriesControlCharactersAndUnicodeThrough() {
    assertThat(text("\"userAgent\":\"a\\u0000\\u001b[31m\\ud83d\\ude00é\"", Column.USER_AGENT))
        .isEqualTo("a\u0000\u001b[31m😀é");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-01T12:08:19Z",
        "2026-07-01T12:08:19.000Z",
        "2026-07-01 12:08:19",
        "2026-07-01T14:08:19+02:00",
        "2026-07-01T12:08:19+0000",
        "20260701T120819Z",
        "Jul 1, 2026, 12:08:19 PM",
        "Jul 1, 2026 12:08:19 PM",
        "Jul 1, 2026, 12:08:19\u202fPM"
      })
  void readsEverySpellingOfATime(String spelling) {
    byte[] utf8 = spelling.getBytes(StandardCharsets.UTF_8);

    assertThat(Timestamps.canonical(Timestamps.parse(utf8, 0, utf8.length)))
        .isEqualTo("2026-07-01T12:08:19Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2026-02-30T00:00:00Z",
        "2026-07-01T24:00:00Z",
        "2026-07-01",
        "12:08",
        "-",
        "T",
        "2026-13-01T00:00:00+0000"
      })
  void takesNothingElseAsATime(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

    assertThat(Timestamps.parse(utf8, 0, utf8.length)).isEqualTo(IdentityEvent.NO_TIME);
  }

  @Test
  void knowsFieldsHoweverTheirNamesAreSpelled() {
    var event =
        Records.event(
            "{\"e\\u0076entID\":\"7\",\"eventTime\":\"2026-07-01T12:08:19Z\",\"eventName\":\"CreateUser\","
                + "\"eventSource\":\"iam.amazonaws.com\",\"requestParameters\":{\"user\\u004eame\":\"bob\"}}");

    assertThat(event.id()).hasToString("7");
    assertThat(event.text(Column.TARGET_USER_NAME)).contains("bob");
    assertThat(event.text(Column.EXTRA)).isEmpty();
  }

  @Test
  void takesOutAHugeTextThatNamesASecretAndIsNoJsonAsAWhole() {
    String message = "\\\"password\\\" " + "x".repeat(1 << 20);
    var event =
        Records.event(
            "{\"eventTime\":\"2026-07-01T12:08:19Z\",\"eventName\":\"CreateUser\","
                + "\"eventSource\":\"iam.amazonaws.com\",\"errorMessage\":\""
                + message
                + "\"}");

    assertThat(event.text(Column.ERROR_MESSAGE)).contains("(redacted)");
  }

  @Test
  void findsSecretsInUrlEncodedTextWithEscapes() {
    var event =
        Records.event(
            "{\"eventTime\":\"2026-07-01T12:08:19Z\",\"eventName\":\"PutRolePolicy\","
                + "\"eventSource\":\"iam.amazonaws.com\",\"requestParameters\":{\"policyDocument\":"
                + "\"%7B%22%5Cu0070assword%22%3A%0A%22S3CR3T%22%2C%22a%22%3A1%7D\"}}");

    assertThat(event.text(Column.REQUEST_PARAMETERS))
        .contains(
            "{\"policyDocument\":\"%7B%22%5Cu0070assword%22%3A%0A\\\"(redacted)\\\"%2C%22a%22%3A1%7D\"}");
  }
}
