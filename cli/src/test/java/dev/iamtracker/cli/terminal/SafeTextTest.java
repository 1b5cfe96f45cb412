package dev.iamtracker.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void leavesOrdinaryTextAlone() {
    String text = "arn:aws:iam::123456789012:role/Größe 日本語 😀 |é";

    assertThat(SafeText.of(text)).isSameAs(text);
  }

  @Test
  void showsTerminalCommandsInsteadOfObeyingThem() {
    assertThat(SafeText.of("aws\u001b]0;owned\u0007\u001b[2J"))
        .isEqualTo("aws\\x1b]0;owned\\x07\\x1b[2J");
  }

  @Test
  void showsLineBreaksAndTabsByTheirUsualNames() {
    assertThat(SafeText.of("a\nb\r\nc\td")).isEqualTo("a\\nb\\r\\nc\\td");
  }

  @Test
  void showsOneByteControls() {
    assertThat(SafeText.of("\u007f\u009b31m\u00ad")).isEqualTo("\\x7f\\x9b31m\\xad");
  }

  @Test
  void showsWhatReordersText() {
    assertThat(SafeText.of("\u202egpj.exe \u2066x\u2069"))
        .isEqualTo("\\u202egpj.exe \\u2066x\\u2069");
  }

  @Test
  void showsWhatCannotBeSeen() {
    assertThat(SafeText.of("ad\u200bmin\ufeff\u3164\u2028\ufe0f"))
        .isEqualTo("ad\\u200bmin\\ufeff\\u3164\\u2028\\ufe0f");
  }

  @Test
  void showsInvisibleTagCharacters() {
    assertThat(SafeText.of("a" + Character.toString(0xE0041))).isEqualTo("a\\u{e0041}");
  }

  @Test
  void showsHalvesOfCharacters() {
    assertThat(SafeText.of("\ud83d x \ude00")).isEqualTo("\\ud83d x \\ude00");
  }

  @Property
  void neverLetsAnUnsafeCharacterThrough(@ForAll("hostile") String text) {
    assertThat(SafeText.of(text).codePoints()).allMatch(SafeTextTest::shows);
  }

  @Property
  void changesNothingTheSecondTime(@ForAll("hostile") String text) {
    String safe = SafeText.of(text);

    assertThat(SafeText.of(safe)).isEqualTo(safe);
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> anything =
        Arbitraries.integers().between(0, 0xFFFF).map(c -> String.valueOf((char) (int) c));
    Arbitrary<String> supplementary =
        Arbitraries.integers().between(0x10000, 0x10FFFF).map(Character::toString);
    Arbitrary<String> chosen =
        Arbitraries.of(
            "\u001b[31m", "\u009b", "\u202e", "\u2067", "\u200d", "\u2029", "\ud800", "a");
    return Arbitraries.oneOf(anything, supplementary, chosen)
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  /// Written without the code under test: the rule a reviewer can check.
  private static boolean shows(int c) {
    boolean control = c < 0x20 || in(c, 0x7f, 0x9f);
    boolean reorders = c == 0x061c || in(c, 0x202a, 0x202e) || in(c, 0x2066, 0x2069);
    boolean invisible =
        c == 0xad
            || in(c, 0x200b, 0x200f)
            || in(c, 0x2060, 0x2064)
            || in(c, 0xfe00, 0xfe0f)
            || c == 0xfeff
            || c == 0x3164
            || in(c, 0xe0000, 0xe0fff);
    boolean breaks = c == 0x2028 || c == 0x2029;
    boolean half = in(c, 0xd800, 0xdfff);
    return !(control || reorders || invisible || breaks || half);
  }

  private static boolean in(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
