package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.JsonTree.Items;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import dev.iamtracker.event.IdentityEvent;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RebuildTest {
  /// Compares a rebuilt record with its original: same fields and values, numbers to the letter,
  /// secrets replaced on both sides.
  static void assertRebuilt(IdentityEvent event, String original) {
    String rebuilt = RecordRebuilder.rebuild(event);
    assertThat(show(plain(Records.tree(rebuilt)))).isEqualTo(show(plain(Records.tree(original))));
  }

  static String show(JsonTree tree) {
    return new String(tree.toBytes(), UTF_8);
  }

  /// Strings in one spelling, secrets redacted.
  static JsonTree plain(JsonTree tree) {
    return switch (tree) {
      case Scalar(String json) when json.startsWith("\"") -> {
        byte[] utf8 = json.getBytes(UTF_8);
        boolean escaped = json.indexOf('\\') >= 0;
        byte[] redacted = Secrets.withoutSecrets(utf8, 1, utf8.length - 1, escaped, 0);
        if (redacted != null) {
          yield JsonTree.string(new String(redacted, UTF_8));
        }
        yield JsonText.hasLoneSurrogate(utf8, 1, utf8.length - 1)
            ? tree
            : JsonTree.string(new String(JsonText.unescape(utf8, 1, utf8.length - 1), UTF_8));
      }
      case Scalar scalar -> scalar;
      case Items(var items) -> new Items(items.stream().map(RebuildTest::plain).toList());
      case Node(var fields) -> {
        Map<String, JsonTree> plain = new TreeMap<>();
        fields.forEach(
            (name, value) ->
                plain.put(
                    name,
                    Secrets.NAMES.stream().anyMatch(name::equalsIgnoreCase)
                            && !value.equals(new Scalar("null"))
                        ? JsonTree.string("(redacted)")
                        : plain(value)));
        yield new Node(plain);
      }
    };
  }

  @Test
  void givesBackUnknownFieldsNullsEmptyObjectsAndSpelledNumbers() {
    String record =
        """
        {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROA:s","arn":"arn:aws:sts::111122223333:assumed-role/ci/s",
        "accountId":"","sessionContext":{"sessionIssuer":{},"webIdFederationData":{},"attributes":{"creationDate":"20131102T010628Z","mfaAuthenticated":false}},"new":{"deep":[1,2.50,{"x":null}]}},
        "eventTime":"2026-07-01T12:08:19.123Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":null,"errorCode":404,
        "sourceIPAddress":{"odd":true},"readOnly":"true","requestParameters":null,"responseElements":{"n":56.000,"e":1E+2},
        "-":{"user_name":1},"--x":2,"managementEvent":true,"recipientAccountId":"111122223333","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"c"}}
        """;

    assertRebuilt(Records.event(record), record);
  }

  @Test
  void givesBackWhatDerivedColumnsWereNotMadeOf() {
    for (String identity :
        new String[] {
          "{\"type\":\"IAMUser\",\"userName\":\"alice\"}",
          "{\"type\":\"IAMUser\"}",
          "{\"type\":\"IAMUser\",\"userName\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"}",
          "{\"type\":\"Root\",\"userName\":\"my-alias\",\"accountId\":\"111122223333\"}",
          "{\"type\":\"AssumedRole\",\"sessionContext\":{\"sessionIssuer\":{\"userName\":\"r\",\"accountId\":\"2\"}}}",
          "{\"userName\":\"\\ud800\"}",
          "{\"userName\":7}",
          "{}",
          "null",
          "\"text\"",
          "[1]"
        }) {
      String record =
          "{\"userIdentity\":"
              + identity
              + ",\"eventTime\":\"2026-07-01T12:08:19Z\",\"eventSource\":\"signin.amazonaws.com\","
              + "\"eventName\":\"ConsoleLogin\",\"additionalEventData\":{\"MFAUsed\":\"YES\"},"
              + "\"requestParameters\":{\"sourceIdentity\":\"bob\"}}";

      assertRebuilt(Records.event(record), record);
    }
  }
}
