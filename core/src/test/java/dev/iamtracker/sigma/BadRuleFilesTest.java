package dev.iamtracker.sigma;

import static dev.iamtracker.sigma.RuleTexts.detection;
import static dev.iamtracker.sigma.RuleTexts.load;
import static dev.iamtracker.sigma.RuleTexts.onlyError;
import static dev.iamtracker.sigma.RuleTexts.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents of rule files that are broken or hostile: what is wrong is said with its place, and
/// the rules beside it load.
class BadRuleFilesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "eventName: [CreateUser ! bad.yml:159:12: not valid YAML: expected ',' or ']', but got :",
        "eventName: 'CreateUser ! bad.yml:160:1: not valid YAML: found unexpected end of stream",
        "eventName: *nothing ! bad.yml:158:16: not valid YAML: found undefined alias nothing",
        "eventName: a: b ! bad.yml:158:17: not valid YAML: mapping values are not allowed here"
      })
  void aMistakeInOneDocumentLeavesTheThirtyNineOthers(String line, String expected) {
    List<String> documents =
        IntStream.range(0, 40)
            .mapToObj(
                i -> i == 19 ? rule("r19").replace("eventName: CreateUser", line) : rule("r" + i))
            .toList();

    RuleSet set = load(String.join("---\n", documents));

    assertThat(set.detections()).hasSize(39);
    assertThat(set.errors()).extracting(SigmaError::toString).containsExactly(expected);
  }

  @Test
  void aliasesThatMultiplyAreRefused() {
    String laughs =
        "  a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
            + IntStream.range(0, 9)
                .mapToObj(i -> nine((char) ('a' + i), (char) ('b' + i)))
                .collect(Collectors.joining());

    assertThat(onlyError(detection(laughs))).startsWith("bad.yml:1:1: ").contains("aliases");
  }

  private static String nine(char from, char to) {
    return "  %s: &%s [%s]\n".formatted(to, to, ("*" + from + ", ").repeat(9));
  }

  @Test
  void anAliasOfWhatItStandsInIsRefused() {
    assertThat(onlyError(detection("  a: &a [x, *a]\n")))
        .startsWith("bad.yml:4:")
        .endsWith("levels, or in itself");
    assertThat(onlyError("&a {title: *a}")).endsWith("levels, or in itself");
  }

  @Test
  void aLongTextDoesNotMultiplyEither() {
    String fields =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "          f" + i + ": *long\n")
            .collect(Collectors.joining());
    String rule =
        "description: &long "
            + "x".repeat(1 << 20)
            + "\n"
            + rule("r")
            + "x-iat:\n  examples:\n    - name: n\n      match: true\n      event:\n"
            + fields;

    assertThat(onlyError(rule)).contains("too large once its aliases are put in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:1/\"]]]]",
        "!!java.net.URL [\"http://127.0.0.1:1/\"]",
        "!!dev.iamtracker.sigma.BadRuleFilesTest$Trap {}",
        "!!dev.iamtracker.sigma.BadRuleFilesTest$Trap x",
        "!<tag:yaml.org,2002:dev.iamtracker.sigma.BadRuleFilesTest$Trap> x",
        "!ruby/object:Gem x",
        "!!python/object/apply:os.system [id]",
        "!!binary aGVsbG8=",
        "!!set {a, b}"
      })
  void tagsMakeNoObjects(String value) {
    assertThat(onlyError(detection("  selection:\n    eventName: " + value + "\n")))
        .matches("bad\\.yml:5:16: the tag \\S+ is not allowed in rules");
    assertThat(Trap.MADE).hasValue(0);
  }

  /// What a reader that makes objects would make.
  public static final class Trap {
    static final AtomicInteger MADE = new AtomicInteger();

    public Trap() {
      MADE.incrementAndGet();
    }

    public Trap(String text) {
      MADE.addAndGet(1 + text.length());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a)\\1",
        "(?=a)b",
        "(?<!a)b",
        "(?>a+)b",
        "a++",
        "(?P<n>a)(?P=n)",
        "(",
        "[z-a]",
        "a{2000}",
        "\\"
      })
  void aPatternThatIsNotOfSigmaIsNamedWithItsLine(String pattern) {
    assertThat(onlyError(detection("  selection:\n    eventName|re: '" + pattern + "'\n")))
        .startsWith("bad.yml:5:5: not a regular expression of Sigma");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "eventName|contians: x ! 5:5 ! unknown modifier 'contians'; did you mean 'contains'?",
        "eventName|: x ! 5:5 ! unknown modifier ''",
        "eventName|contains|re: x ! 5:5 ! contains and re do not go together in one field",
        "eventName|cidr: 10.0.0.0/33 ! 5:5 ! |cidr is followed by a network",
        "eventName|expand: '%nobody%' ! 5:23 ! unknown placeholder %nobody%",
        "eventName: {a: b} ! 5:16 ! a field is compared with texts and numbers, not with a map",
        "eventName: [] ! 5:16 ! an empty list of values matches nothing",
        "n|gt: many ! 5:5 ! |gt, |gte, |lt and |lte are compared with numbers"
      })
  void whatAFieldCannotMeanIsNamed(String field, String place, String reason) {
    assertThat(onlyError(detection("  selection:\n    " + field + "\n")))
        .startsWith("bad.yml:" + place + ": " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "selektion ! 6:14 ! the condition names 'selektion', which there is not; did you mean",
        "1 of other* ! 6:14 ! no selection is called 'other*'",
        "selection and ! 6:14 ! the condition ends where a selection is expected",
        "(selection ! 6:14 ! ''')'' is missing in the condition'",
        "selection) ! 6:14 ! the condition ends before ')'",
        "selection | count() > 5 ! 6:14 ! '''| count()'' and its kind are of Sigma''s first version'",
        "2 of sel* ! 6:14 ! only '1 of' and 'all of' are known",
        "'\"\"' ! 6:14 ! the condition is empty"
      })
  void whatAConditionCannotMeanIsNamed(String condition, String place, String reason) {
    String text = rule("r").replaceFirst("name: r\n", "").replace("1 of them", condition);

    assertThat(onlyError(text)).startsWith("bad.yml:" + place + ": " + reason);
  }

  @Test
  void aReplacedBuiltInRuleIsToldOf() {
    RuleSet set =
        RuleSet.of(
            List.of(new RuleSource("rules/a.yml", rule("a"))),
            List.of(new RuleSource("own.yml", rule("a"))),
            Map.of());

    assertThat(set.detections()).extracting(one -> one.head().file()).containsExactly("own.yml");
    assertThat(set.notices()).containsExactly("own.yml replaces the built-in rule a");
  }

  @Test
  void everyDocumentIsCounted() {
    String text =
        Stream.of(
                rule("a"),
                rule("a"),
                "title: [",
                "# nothing\n",
                "null\n",
                rule("b").replace("product: aws", "product: windows"),
                "hello\n",
                rule("c"))
            .collect(Collectors.joining("\n---\n"));

    RuleSet set = load(text);

    assertThat(set.size()).isEqualTo(2);
    assertThat(set.notApplicable()).hasSize(1);
    assertThat(set.errors()).extracting(error -> error.place().line()).hasSize(4);
  }
}
