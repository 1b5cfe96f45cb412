package dev.iamtracker.bench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void readsEveryKindOfValue() {
    assertThat(Json.read("{\"a\":[1,\"x\",true,false,null,{\"b\":[]}]}"))
        .isEqualTo(
            Map.of(
                "a",
                Arrays.asList(
                    new BigDecimal("1"), "x", true, false, null, Map.of("b", List.of()))));
  }

  @Test
  void keepsTheSpellingOfNumbers() {
    assertThat(Json.read("[1, 1.0]")).isNotEqualTo(Json.read("[1, 1]"));
    assertThat(Json.read("1.50")).isEqualTo(new BigDecimal("1.50"));
  }

  @Test
  void writesALineThatReadsAsTheSame() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("text", "\"quoted\"\n");
    object.put("whole", 12L);
    object.put("number", 1.5);
    object.put("flag", true);
    object.put("none", null);
    object.put("list", List.of(1, 2));

    String line = Json.line(object);

    assertThat(line)
        .isEqualTo(
            "{\"text\":\"\\\"quoted\\\"\\n\",\"whole\":12,\"number\":1.5,\"flag\":true,"
                + "\"none\":null,\"list\":[1,2]}");
    assertThat(Json.object(line)).containsEntry("text", "\"quoted\"\n").containsEntry("none", null);
  }

  @Test
  void refusesAnObjectThatIsNone() {
    assertThatThrownBy(() -> Json.object("[]")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToWriteWhatItCannotRead() {
    assertThatThrownBy(() -> Json.line(Map.of("a", new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
