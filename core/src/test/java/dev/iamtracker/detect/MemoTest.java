package dev.iamtracker.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Utf8;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {
  private final List<Utf8> tested = new ArrayList<>();
  private final Memo memo = new Memo();

  @Test
  void testsAValueOnce() {
    assertThat(test("pacu")).isTrue();
    assertThat(test("boto")).isFalse();
    assertThat(test("pacu")).isTrue();
    assertThat(test("boto")).isFalse();

    assertThat(tested).hasSize(2);
  }

  @Test
  void keepsAnswersWhereTextsAreOverwritten() {
    byte[] bytes = "pacu".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var text = new Utf8(bytes, 0, 4);
    assertThat(memo.test(text, this::look)).isTrue();
    bytes[0] = 'x';

    assertThat(memo.test(text, this::look)).isFalse();
    assertThat(test("pacu")).isTrue();
  }

  @Test
  void isRightWithMoreValuesThanItKeeps() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 5_000; i++) {
        assertThat(test(i % 2 == 0 ? "pacu" + i : "boto" + i)).isEqualTo(i % 2 == 0);
      }
    }
  }

  private boolean test(String text) {
    return memo.test(Utf8.of(text), this::look);
  }

  private boolean look(Utf8 text) {
    tested.add(text);
    return text.toString().startsWith("pacu");
  }
}
