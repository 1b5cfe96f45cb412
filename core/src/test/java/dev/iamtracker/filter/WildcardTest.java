package dev.iamtracker.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Utf8;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "WizRole,             WizRole,          true",
    "WizRole,             wizrole,          true",
    "wizrole,             WIZROLE,          true",
    "WizRole,             WizRole2,         false",
    "WizRole,             MyWizRole,        false",
    "Prisma*,             PrismaCloudRole,  true",
    "Prisma*,             Prisma,           true",
    "Prisma*,             Prism,            false",
    "*Scanner*,           MyScannerRole,    true",
    "*Scanner*,           Scanner,          true",
    "*-audit-role,        x-audit-role,     true",
    "*-audit-role,        x-audit-role-2,   false",
    "a*b*c,               aXbXc,            true",
    "a*b*c,               abc,              true",
    "a*b*c,               acb,              false",
    "aa*aa,               aaa,              false",
    "a**b,                ab,               true",
    "*,                   anything,         true",
    "a.b,                 axb,              false",
    "'[a]',               a,                false",
    "@,                   `,                false",
    "'[',                 '{',              false"
  })
  void matchesAsAUserExpects(String pattern, String text, boolean expected) {
    assertThat(matches(pattern, text)).isEqualTo(expected);
  }

  @Test
  void matchesNothingButTheEmptyTextWhenEmpty() {
    assertThat(matches("", "")).isTrue();
    assertThat(matches("", "a")).isFalse();
    assertThat(matches("*", "")).isTrue();
  }

  @Test
  void looksOnlyAtThePartItIsGiven() {
    Utf8 text = Utf8.of("xxNamexx").part(2, 6);

    assertThat(new Wildcard("name").matches(text)).isTrue();
    assertThat(new Wildcard("na*e").matches(text)).isTrue();
    assertThat(new Wildcard("na*x").matches(text)).isFalse();
    assertThat(new Wildcard("*mex*").matches(text)).isFalse();
  }

  @Property(tries = 20_000)
  void agreesWithTheObviousDefinition(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(matches(pattern, text))
        .isEqualTo(obviously(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("aAbB*").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aAbB").ofMaxLength(12);
  }

  private static boolean matches(String pattern, String text) {
    return new Wildcard(pattern).matches(Utf8.of(text));
  }

  private static boolean obviously(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    if (pattern.charAt(0) == '*') {
      return obviously(pattern.substring(1), text)
          || (!text.isEmpty() && obviously(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && pattern.charAt(0) == text.charAt(0)
        && obviously(pattern.substring(1), text.substring(1));
  }
}
