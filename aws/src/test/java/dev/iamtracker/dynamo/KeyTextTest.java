package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTextTest {
  @Test
  void usualTextsStayAsTheyAre() {
    assertThat(KeyText.of("11111111-2222-4333-8444-555555555555"))
        .isEqualTo("11111111-2222-4333-8444-555555555555");
    assertThat(KeyText.of("/rules/my rule.yml")).isEqualTo("/rules/my rule.yml");
  }

  @Test
  void textsThatDifferDifferAndNoneIsEmptyOrLongOrLooksLikeAPartition() {
    String long1 = "ü".repeat(5_000);
    List<String> texts =
        List.of(
            "",
            "%",
            "%25",
            "#",
            "%23",
            "a#b",
            "a%23b",
            "%~",
            long1,
            long1 + "x",
            "x" + long1,
            KeyText.of(long1),
            "x".repeat(480),
            "x".repeat(481));

    List<String> keys = texts.stream().map(KeyText::of).toList();

    assertThat(keys)
        .doesNotHaveDuplicates()
        .allSatisfy(
            key -> {
              assertThat(key).isNotEmpty().doesNotContain("#").doesNotContain("\ufffd");
              assertThat(key.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(480);
            });
  }
}
