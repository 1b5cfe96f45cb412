package dev.iamtracker.simulate.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void escapesQuotesBackslashesControlAndWideCharacters() {
    assertThat(Json.of("a", "\" \\ \n \u202f é"))
        .isEqualTo("{\"a\":\"\\\" \\\\ \\u000a \\u202f é\"}");
  }

  @Test
  void separatesFieldsOfNestedObjects() {
    String json =
        new Json(16)
            .open()
            .field("n", 1)
            .open("o")
            .close()
            .field("t", true)
            .raw("r", "[]")
            .close()
            .text();

    assertThat(json).isEqualTo("{\"n\":1,\"o\":{},\"t\":true,\"r\":[]}");
  }

  @Test
  void isEmptyAfterTaking() {
    Json json = new Json(16).open().close();

    assertThat(json.take()).isEqualTo("{}");
    assertThat(json.open().plain("a", "b").close().take()).isEqualTo("{\"a\":\"b\"}");
  }
}
