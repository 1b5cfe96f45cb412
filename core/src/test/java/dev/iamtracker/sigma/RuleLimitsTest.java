package dev.iamtracker.sigma;

import static dev.iamtracker.sigma.RuleTexts.detection;
import static dev.iamtracker.sigma.RuleTexts.load;
import static dev.iamtracker.sigma.RuleTexts.onlyError;
import static dev.iamtracker.sigma.RuleTexts.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules that are larger or deeper than any that people write.
class RuleLimitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void deepNestingIsRefused(String opening) {
    assertThat(onlyError(RuleTexts.HEAD + "detection:\n  " + opening.repeat(100_000)))
        .startsWith("bad.yml:4:")
        .contains("nested deeper than 60 levels");
  }

  @ParameterizedTest
  @CsvSource({"(, nested too deep", "not (, nested too deep", "'not ', the condition ends"})
  void aDeepConditionIsRefused(String opening, String reason) {
    String text = rule("r").replace("1 of them", opening.repeat(50_000));

    assertThat(onlyError(text)).startsWith("bad.yml:7:14: ").contains(reason);
  }

  @Test
  void aHugeNumberIsRefused() {
    assertThat(onlyError(detection("  selection:\n    n|gt: " + "9".repeat(1 << 20) + "\n")))
        .isEqualTo("bad.yml:5:11: a number has at most 100 digits");
  }

  @Test
  void aMessageIsShortHoweverLongWhatItIsAbout() {
    String name = "x".repeat(1 << 20);

    assertThat(onlyError(detection("  selection:\n    a|" + name + ": 1\n")))
        .hasSizeLessThan(2_000);
    assertThat(onlyError(rule("r").replace("1 of them", name))).hasSizeLessThan(2_000);
    assertThat(onlyError(detection("  " + name + ":\n    a: 1\n").replace("1 of them", name + "y")))
        .hasSizeLessThan(2_000);
  }

  @Test
  void aConditionThatNamesTooMuchIsRefused() {
    String selections =
        IntStream.range(0, 10_000).mapToObj(i -> "  s" + i + ": x\n").collect(Collectors.joining());
    String condition =
        IntStream.range(0, 10_000).mapToObj(_ -> "1 of s*").collect(Collectors.joining(" or "));

    assertThat(onlyError(detection(selections).replace("1 of them", condition)))
        .startsWith("bad.yml:10004:14: the condition names selections more than ");
  }

  @Test
  void manyStarsInANameOfSelectionsTakeNoTime() {
    String text =
        detection("  " + "a".repeat(500) + ":\n    n: 1\n")
            .replace("1 of them", "1 of " + "a*".repeat(50) + "b");

    assertThat(onlyError(text)).contains("no selection is called 'a*a*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000}){1000}",
        "(?:(?:x|[])(]{100}){100}){2}",
        "(\\Q)\\Ea{200}){200}",
        "([\\])]a{200}){200}",
        "([[:alpha:])]a{200}){0,200}",
        "(\\)a{200}){200,}"
      })
  void aPatternThatMultipliesIsRefused(String pattern) {
    assertThat(onlyError(detection("  selection:\n    n|re: '" + pattern + "'\n")))
        .startsWith("bad.yml:5:5: the regular expression is larger than 10000 characters");
  }

  @Test
  void aPatternThatIsDeepIsRefused() {
    String pattern = "(".repeat(100_000) + ")".repeat(100_000);

    assertThat(onlyError(detection("  selection:\n    n|re: '" + pattern + "'\n")))
        .contains("nested deeper than 200 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\x{2028}\\x{2028}\\x{2028}\\x{2028}\\x{2028}",
        "\\p{Greek}{1000}",
        "a{,99999}",
        "[({]{1000}",
        "(a|b){2,5}?[0-9a-f]{32}"
      })
  void aPatternThatOnlyLooksLargeIsFine(String pattern) {
    assertThat(load(detection("  selection:\n    n|re: '" + pattern + "'\n")).errors()).isEmpty();
  }

  @Test
  void tenThousandValuesAreFine() {
    String values =
        IntStream.range(0, 10_000).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));

    assertThat(load(detection("  selection:\n    n: [" + values + "]\n")).size()).isEqualTo(1);
  }

  @Test
  void moreDocumentsThanAFileMayHoldAreToldOf() {
    RuleSet set =
        load(
            IntStream.range(0, 10_002)
                .mapToObj(i -> rule("r" + i))
                .collect(Collectors.joining("---\n")));

    assertThat(set.size()).isEqualTo(10_000);
    assertThat(set.errors())
        .extracting(SigmaError::toString)
        .containsExactly(
            "bad.yml:80000:1: the file holds more than 10000 documents; the rest is not read");
  }

  @Test
  void placeholdersThatMultiplyAreRefused() {
    RuleSet set =
        RuleSet.of(
            List.of(),
            List.of(new RuleSource("bad.yml", detection("  s:\n    n|expand: '%a%%b%%c%'\n"))),
            Map.of("a", hundred(), "b", hundred(), "c", hundred()));

    assertThat(set.errors())
        .extracting(SigmaError::toString)
        .containsExactly("bad.yml:5:15: the placeholders make more than 10000 values");
  }

  private static List<String> hundred() {
    return IntStream.range(0, 100).mapToObj(Integer::toString).toList();
  }
}
