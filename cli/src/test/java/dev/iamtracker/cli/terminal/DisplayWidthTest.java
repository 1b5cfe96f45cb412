package dev.iamtracker.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "Größe, 5",
    "日本語, 6",
    "한국, 4",
    "ｆｕｌｌ, 8",
    "😀, 2",
    "🇩🇪, 2",
    "─━, 2",
    "𠀀, 2"
  })
  void countsTerminalColumns(String text, int width) {
    assertThat(DisplayWidth.of(text)).isEqualTo(width);
  }

  @Test
  void countsCombiningMarksAsNothing() {
    assertThat(DisplayWidth.of("e\u0301a\u0308")).isEqualTo(2);
  }
}
