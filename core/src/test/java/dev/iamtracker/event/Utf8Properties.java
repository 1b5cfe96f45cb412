package dev.iamtracker.event;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/// A part of a row of bytes behaves as the text it is.
class Utf8Properties {
  private static Utf8 inside(String before, String text, String behind) {
    int start = Utf8.of(before).length();
    return Utf8.of(before + text + behind).part(start, start + Utf8.of(text).length());
  }

  @Property(tries = 300)
  void isTheSameTextWhereverItLies(@ForAll String before, @ForAll String text) {
    Utf8 slice = inside("x" + before, text, "y");

    assertThat(slice)
        .isEqualTo(Utf8.of(text))
        .hasSameHashCodeAs(Utf8.of(text))
        .isEqualByComparingTo(Utf8.of(text))
        .isEqualTo(slice.copy());
  }

  @Property(tries = 500)
  void findsWhatAStringFinds(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String text,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 2) String part) {
    Utf8 slice = inside(part, text, part);
    char c = part.charAt(0);

    assertThat(slice.indexOf(Utf8.of(part), 0)).isEqualTo(text.indexOf(part));
    assertThat(slice.indexOf(c, 0)).isEqualTo(text.indexOf(c));
    assertThat(slice.lastIndexOf(c)).isEqualTo(text.lastIndexOf(c));
    assertThat(slice.startsWith(Utf8.of(part))).isEqualTo(text.startsWith(part));
    assertThat(slice.endsWith(Utf8.of(part))).isEqualTo(text.endsWith(part));
  }

  @Example
  void comparesByCodePoints() {
    assertThat(Utf8.of("z")).isLessThan(Utf8.of("é"));
    assertThat(Utf8.of("a")).isLessThan(Utf8.of("ab"));
  }
}
