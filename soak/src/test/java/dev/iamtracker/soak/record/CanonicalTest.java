package dev.iamtracker.soak.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTest {
  private static final String RECORD = "{\"eventID\":\"1\",\"n\":1.50,\"a\":[1,{\"b\":null}]}";

  private static Map<String, String> read(String json) throws IOException {
    var records = new LinkedHashMap<String, String>();
    Canonical.read(new ByteArrayInputStream(json.getBytes(UTF_8)), records::put);
    return records;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Records\":[" + RECORD + "]}",
        "[" + RECORD + "]",
        RECORD + "\n",
        "{\"a\":[1,{\"b\":null}], \"n\" : 1.50, \"event\\u0049D\":\"\\u0031\"}",
      })
  void aRecordIsTheSameHoweverItIsSpelled(String json) throws IOException {
    assertThat(read(json)).isEqualTo(read(RECORD)).containsOnlyKeys("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventID\":\"1\",\"n\":1.5,\"a\":[1,{\"b\":null}]}",
        "{\"eventID\":\"1\",\"n\":1.50,\"a\":[1,{\"b\":\"null\"}]}",
        "{\"eventID\":\"1\",\"n\":1.50,\"a\":[{\"b\":null},1]}",
        "{\"eventID\":\"1\",\"n\":1.50,\"a\":[1,{\"b\":null}],\"c\":\"\"}",
      })
  void anotherRecordIsAnother(String json) throws IOException {
    assertThat(read(json)).isNotEqualTo(read(RECORD)).containsOnlyKeys("1");
  }

  @Test
  void findsEveryRecord() throws IOException {
    String other = RECORD.replace("\"1\"", "\"2\"");

    assertThat(read("{\"Records\":[" + RECORD + "," + other + "]}")).containsOnlyKeys("1", "2");
    assertThat(read(RECORD + "\n" + other)).containsOnlyKeys("1", "2");
  }

  @Test
  void aSecretAndItsRedactionAreTheSame() throws IOException {
    assertThat(read("{\"eventID\":\"1\",\"c\":{\"SessionToken\":\"abc\",\"code\":null}}"))
        .isEqualTo(
            read("{\"eventID\":\"1\",\"c\":{\"SessionToken\":\"(redacted)\",\"code\":null}}"));
  }
}
