package dev.iamtracker.predecessor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.JsonTree;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldItemTest {
  private static OldItem item(String json) {
    return new OldItem(
        JsonTree.read(json)
            .map(tree -> tree instanceof JsonTree.Node(var fields) ? fields : null)
            .orElse(Map.of()));
  }

  private static String record(String json) {
    return item(json.replace('\'', '"')).record();
  }

  @Test
  void attributesBecomeFieldsOfARecord() {
    assertThat(
            record(
                """
                {'event_id':'e1','event_date':'2025-08-01','event_time':'2025-08-01T10:00:00+00:00',
                'event_name':'CreateUser','event_source':'iam.amazonaws.com','aws_region':'us-east-1',
                'source_ip':'203.0.113.7','user_agent':'aws-cli','user_name':'alice','user_type':'IAMUser',
                'account_id':111122223333,'error_code':'','request_parameters':'{\\'userName\\': \\'eve\\'}',
                'response_elements':'null','read_only':'False'}"""))
        .isEqualTo(
            """
            {"eventID":"e1","eventTime":"2025-08-01T10:00:00Z","eventName":"CreateUser",\
            "eventSource":"iam.amazonaws.com","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.7",\
            "userAgent":"aws-cli","recipientAccountId":"111122223333",\
            "requestParameters":{"userName":"eve"},"readOnly":false,\
            "userIdentity":{"userName":"alice","type":"IAMUser"}}""");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2025-08-01T10:00:00Z\"', 2025-08-01T10:00:00Z",
    "'\"2025-08-01T10:00:00\"', 2025-08-01T10:00:00Z",
    "'\"2025-08-01 10:00:00\"', 2025-08-01T10:00:00Z",
    "'\"2025-08-01 10:00:00+00:00\"', 2025-08-01T10:00:00Z",
    "'\"2025-08-01T12:00:00.123456+02:00\"', 2025-08-01T10:00:00.123Z",
    "'\"2025-08-01T10:00:00.5\"', 2025-08-01T10:00:00.500Z",
    "'\"2025-08-01T10:00:00+0000\"', 2025-08-01T10:00:00Z",
    "1754042400, 2025-08-01T10:00:00Z",
    "'\"1754042400\"', 2025-08-01T10:00:00Z",
    "1754042400.25, 2025-08-01T10:00:00.250Z",
    "1754042400000, 2025-08-01T10:00:00Z",
    "'\"yesterday\"', yesterday",
    "'\"2025-13-01T10:00:00\"', 2025-13-01T10:00:00"
  })
  void timesInAllSpellingsAreOne(String spelled, String time) {
    assertThat(record("{\"event_time\":" + spelled + "}"))
        .isEqualTo("{\"eventTime\":\"" + time + "\"}");
  }

  @Test
  void objectsMayBeMapsTextsOrTextsInTexts() {
    String expected = "{\"requestParameters\":{\"a\":[1]}}";

    assertThat(record("{'request_parameters':{'a':[1]}}")).isEqualTo(expected);
    assertThat(record("{'requestParameters':'{\\'a\\':[1]}'}".replace("\\'", "\\\"")))
        .isEqualTo(expected);
    assertThat(item("{\"request_parameters\":\"\\\"{\\\\\\\"a\\\\\\\":[1]}\\\"\"}").record())
        .isEqualTo(expected);
    assertThat(record("{'request_parameters':'{cut'}"))
        .isEqualTo("{\"requestParameters\":\"{cut\"}");
  }

  @Test
  void whoIsUnknownHasNoName() {
    assertThat(record("{'event_id':'a','user_name':'unknown'}")).isEqualTo("{\"eventID\":\"a\"}");
    assertThat(record("{'event_id':'a','user_name':''}")).isEqualTo("{\"eventID\":\"a\"}");
  }

  @Test
  void theNameOfASessionIsThatOfItsRole() {
    assertThat(record("{'user_name':'ci','identity_type':'AssumedRole'}"))
        .isEqualTo(
            "{\"userIdentity\":{\"type\":\"AssumedRole\",\"sessionContext\":"
                + "{\"sessionIssuer\":{\"type\":\"Role\",\"userName\":\"ci\"}}}}");
  }

  @Test
  void whatNoFieldTakesIsKept() {
    assertThat(record("{'event_id':'a','event_type':'iam','ttl':5,'note':{'x':true},'userid':''}"))
        .isEqualTo(
            "{\"eventID\":\"a\",\"storedAttributes\":"
                + "{\"event_type\":\"iam\",\"note\":{\"x\":true},\"ttl\":5}}");
  }

  @Test
  void aRecordThatLiesInTheItemIsTakenAsItWas() {
    assertThat(
            item("""
                {"event_id":"e1","event_name":"Other","ttl":5,"raw_event":"{\\"eventName\\":\\"CreateUser\\",\
                \\"eventSource\\":\\"iam.amazonaws.com\\",\\"eventTime\\":\\"2025-08-01T10:00:00Z\\",\\"odd\\":1.50}"}""")
                .record())
        .isEqualTo(
            "{\"eventName\":\"CreateUser\",\"eventSource\":\"iam.amazonaws.com\","
                + "\"eventTime\":\"2025-08-01T10:00:00Z\",\"odd\":1.50,\"eventID\":\"e1\","
                + "\"storedAttributes\":{\"ttl\":5}}");
  }

  @Test
  void anItemIsNamedByItsId() {
    assertThat(item("{\"event_id\":\"e1\"}").name()).isEqualTo("e1");
    assertThat(item("{}").name()).isEqualTo("without an id");
  }
}
