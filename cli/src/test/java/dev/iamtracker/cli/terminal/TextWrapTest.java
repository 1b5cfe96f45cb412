package dev.iamtracker.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextWrapTest {
  @Test
  void keepsWhatFitsOnOneLine() {
    assertThat(TextWrap.lines("0123456789", 10)).containsExactly("0123456789");
  }

  @Test
  void keepsAnEmptyTextAsOneEmptyLine() {
    assertThat(TextWrap.lines("", 10)).containsExactly("");
  }

  @Test
  void breaksBetweenWords() {
    assertThat(TextWrap.lines("access denied for everybody", 14))
        .containsExactly("access denied", "for everybody");
  }

  @Test
  void breaksAfterTheSeparatorsOfAnArn() {
    assertThat(TextWrap.lines("arn:aws:iam::123456789012:role/deploy-pipeline", 28))
        .containsExactly("arn:aws:iam::123456789012:", "role/deploy-pipeline");
  }

  @Test
  void breaksAnywhereWhereNothingInvitesABreak() {
    assertThat(TextWrap.lines("A".repeat(25), 10))
        .containsExactly("A".repeat(10), "A".repeat(10), "A".repeat(5));
  }

  @Test
  void doesNotCutAWideCharacterInHalf() {
    assertThat(TextWrap.lines("日本語日本語", 5)).containsExactly("日本", "語日", "本語");
  }

  @Test
  void keepsACombiningMarkWithItsLetter() {
    assertThat(TextWrap.lines("aaae\u0301bbb", 4)).containsExactly("aaae\u0301", "bbb");
  }

  @Property
  void losesNothingButBlanksAndFitsTheWidth(
      @ForAll @CharRange(from = ' ', to = '~') @Chars({'日', '\u0301', 'é'}) String text,
      @ForAll @IntRange(min = 2, max = 60) int width) {
    List<String> lines = TextWrap.lines(text, width);

    assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    assertThat(lines).allMatch(line -> DisplayWidth.of(line) <= width);
  }
}
