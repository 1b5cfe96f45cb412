package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTextTest {
  private static final int QUARANTINED_AT_MOST = 64 << 10;

  private static String cleaned(String text) {
    return RecordText.withoutSecrets(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":\"S3CR3T\",}",
        "{\"PassWord\" : \"S3CR3T\"",
        "{\"password\":\"S3CR3T",
        "{\"password\":S3CR3T,",
        "{\"code\":\"a\\\"S3CR3T\"}",
        "{\"code\":\"a\\\\\\\"S3CR3T\"}",
        "{\"text\":\"{\\\"sessionToken\\\":\\\"S3CR3T\\\"}\"}",
        "{\"text\":\"{\\\"sessionToken\\\":\\\"a\\\\\\\"S3CR3T\\\"}\"",
        "{\"privateKey\":[\"a\",\"S3CR3T\"]",
        "{\"privateKey\":[ \"]\", \"S3CR3T\" ]",
        "{\"privateKey\":{\"a\":{\"b\":1},\"c\":\"S3CR3T\"}",
        "{\"privateKey\":{\"a\":\"S3CR3T",
        "{'password':'S3CR3T'}",
        "%7B%22password%22%3A%22S3CR3T%22%7D",
        "%7B%22password%22%3A%20%22a%5C%22S3CR3T%22%7D",
        "{\"pass\\u0077ord\":\"S3CR3T\"",
        "{\"\\u0070assword\":\"S3CR3T\"",
        "{\"password\":\n  \"S3CR3T\"",
        "{\"a\":\"{\\\"password\\\"\\n : \\n\\\"S3CR3T\\\"\"",
        "{\"a\":\"{\\\"password\\\"\\u000a:\\u0020\\\"S3CR3T\\\"\"",
        "{\"a\":\"{\\u0022password\\u0022:\\u0022a\\u005c\\u0022S3CR3T\\u0022}\"",
        "{\"a\":\"%7B%5C%22password%5C%22%3A%5C%22S3CR3T%5C%22%7D\"",
        "{\"a\":\"%257B%2522password%2522%253A%250A%2522S3CR3T%2522%257D\"",
        "{\"password\":\"a%22,S3CR3T\"",
        "{\"password\":\"a\\\\u0022,S3CR3T\"",
        "{\"password\":\"a\\u005c\\\",S3CR3T\"",
        "{\"\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\u0070assword\":\"S3CR3T\"",
        "{\"a\":1 \"clientSecret\":\"S3CR3T\" \"refreshToken\":\"S3CR3T\"",
      })
  void theValueOfASecretIsTakenOut(String text) {
    assertThat(cleaned(text)).doesNotContain("S3CR3T").contains("(redacted)");
  }

  @Test
  void everythingElseStays() {
    assertThat(cleaned("{\"errorCode\":\"x\",\"password\":\"y\",\"userName\":\"ada\",}"))
        .isEqualTo("{\"errorCode\":\"x\",\"password\":\"(redacted)\",\"userName\":\"ada\",}");
    assertThat(cleaned("{\"passwordLastUsed\":1, \"note\":\"password\", \"a\":\"b\"}"))
        .isEqualTo("{\"passwordLastUsed\":1, \"note\":\"password\", \"a\":\"b\"}");
    assertThat(cleaned("no JSON at all")).isEqualTo("no JSON at all");
    assertThat(cleaned("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1 2}",
        "{\"a\":2.50 e-0}",
        "{\"a\":tr ue}",
        "{\"a\":- 1}",
        "{\"a\":1\n\t2 3}"
      })
  void takingOutWhiteSpaceMakesNoJsonOfWhatWasNone(String broken) {
    byte[] json = broken.getBytes(UTF_8);

    String compact = new String(RecordText.compact(json, 0, json.length), UTF_8);

    assertThat(compact).contains(" ");
    assertThat(Records.parse(compact)).isInstanceOf(ParsedRecord.Unusable.class);
  }

  @Test
  void takesOutTheWhiteSpaceBetweenTokens() {
    byte[] json = "{ \"a b\" :\n[ 1 , true,\t\"\\\" \" , {} ] }".getBytes(UTF_8);

    assertThat(new String(RecordText.compact(json, 0, json.length), UTF_8))
        .isEqualTo("{\"a b\":[1,true,\"\\\" \",{}]}");
  }

  static List<String> hostile() {
    return List.of(
        "\\",
        "\"",
        "\\\"",
        "{\"password\":",
        "{\"password\":\"",
        "\"password\"",
        "\"code\":[",
        "\"code\":{\"",
        "\"code\"\\",
        "\"code\" ",
        "%20",
        " ",
        "{\"",
        "\"code\":\\",
        "%22code%22",
        "%22code%22%3A%22%5C",
        "\"\\u0063",
        "%25",
        "%5C",
        "\\u005c",
        "\"code\"\\n");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void textMadeToTakeLongOrDeepIsGoneThroughOnce(String piece) {
    String many = piece.repeat(QUARANTINED_AT_MOST / piece.length());
    String spaced = "\"code\"" + piece.repeat(QUARANTINED_AT_MOST / piece.length());
    String late = "{\"password\":\"" + piece.repeat(QUARANTINED_AT_MOST / piece.length());

    for (int i = 0; i < 20; i++) {
      assertThat(cleaned(many).length()).isLessThan(4 * QUARANTINED_AT_MOST);
      assertThat(cleaned(spaced).length()).isLessThan(4 * QUARANTINED_AT_MOST);
      assertThat(cleaned(late).length()).isLessThan(4 * QUARANTINED_AT_MOST);
    }
  }
}
