package dev.iamtracker.sigma;

import static dev.iamtracker.sigma.RuleTexts.detection;
import static dev.iamtracker.sigma.RuleTexts.load;
import static dev.iamtracker.sigma.RuleTexts.loadBelow;
import static dev.iamtracker.sigma.RuleTexts.onlyError;
import static dev.iamtracker.sigma.RuleTexts.rule;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule files that are broken, hostile or not rule files at all: what is wrong is said with its
/// place, and the rules beside it load.
class BadRuleFilesTest {
  static final List<Charset> SIXTEEN_BITS = List.of(UTF_16, UTF_16LE, UTF_16BE);

  @TempDir private Path folder;

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(UTF_8));
  }

  /// What is wrong with a folder that holds the rule `good` as well.
  private List<String> errorsBeside() throws IOException {
    write("good.yml", rule("good"));
    RuleSet set = loadBelow(folder);
    assertThat(set.detections()).extracting(one -> one.head().id()).containsExactly("good");
    return set.errors().stream().map(error -> error.toString().replace(folder + "/", "")).toList();
  }

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
    assertThat(Trap.made).isFalse();
  }

  /// What a reader that makes objects would make.
  public static final class Trap {
    static boolean made;

    public Trap() {
      made = true;
    }

    public Trap(String text) {
      made = !text.isEmpty();
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
  void ofTwoRulesOfOneIdTheFirstLoadsAndBothPlacesAreNamed() throws IOException {
    write("z.yml", rule("same").replace("level", "x"));
    write("a.yml", rule("other") + "---\n" + rule("same"));
    for (int i = 0; i < 3; i++) {
      RuleSet set = loadBelow(folder);

      assertThat(set.detections())
          .extracting(one -> one.head().place().toString())
          .containsExactly(folder + "/a.yml:1:1", folder + "/a.yml:9:1");
      assertThat(set.errors())
          .extracting(SigmaError::toString)
          .containsExactly(
              folder + "/z.yml:1:1: the rule 'same' is there already, at " + folder + "/a.yml:9:1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "'' ! the file holds no rule",
        "'# only a remark' ! the file holds no rule",
        "'---' ! the file holds no rule",
        "'null' ! a rule has to be a map, not nothing",
        "'[]' ! a rule has to be a map, not a list",
        "'hello' ! a rule has to be a map, not the text 'hello'",
        "'title: x' ! there is no 'detection', 'correlation' or 'filter'",
        "'{}' ! '''title'' is missing'"
      })
  void aFileWithoutARuleIsAnError(String text, String reason) throws IOException {
    write("bad.yml", text);

    assertThat(errorsBeside()).containsExactly("bad.yml:1:1: " + reason);
  }

  @Test
  void aFileThatIsTooLargeIsAnError() throws IOException {
    write("bad.yml", rule("large") + "#".repeat(5 << 20));

    assertThat(errorsBeside())
        .containsExactly("bad.yml:1:1: the file is larger than a rule file may be (4 MiB)");
  }

  @Test
  void bytesThatAreNoTextAreAnError() throws IOException {
    byte[] bytes = new byte[4_096];
    new Random(1).nextBytes(bytes);
    write("bad.yml", bytes);

    assertThat(errorsBeside()).isNotEmpty().allMatch(error -> error.startsWith("bad.yml:"));
  }

  @ParameterizedTest
  @FieldSource("SIXTEEN_BITS")
  void aFileInSixteenBitsIsAnError(Charset charset) throws IOException {
    write("bad.yml", rule("wide").getBytes(charset));

    assertThat(errorsBeside())
        .singleElement()
        .asString()
        .matches("bad\\.yml:1:\\d: (the file is not a text in UTF-8|the character U\\+0000 .*)");
  }

  @Test
  void aNulIsNamedWithItsPlace() {
    assertThat(onlyError(rule("nul").replace("CreateUser", "Create\0User")))
        .isEqualTo("bad.yml:6:22: the character U+0000 is not allowed in rules");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "\n"})
  void endsOfLinesAndAByteOrderMarkDoNotMatter(String end) throws IOException {
    String three = rule("one") + "---\n" + rule("two") + "---\n" + "title: x: y\n";
    write("rules.yml", ("\uFEFF" + three).replace("\n", end));

    RuleSet set = loadBelow(folder);

    assertThat(set.detections()).extracting(one -> one.head().id()).containsExactly("one", "two");
    assertThat(set.errors()).extracting(error -> error.place().line()).containsExactly(17);
  }

  @Test
  void aLinkToNothingIsAnError() throws IOException {
    Files.createSymbolicLink(folder.resolve("bad.yml"), folder.resolve("gone"));

    assertThat(errorsBeside()).singleElement().asString().startsWith("bad.yml:1:1: ");
  }

  @Test
  void aLinkInACircleIsAnErrorAndTheOthersLoad() throws IOException {
    Files.createSymbolicLink(folder.resolve("round"), folder);

    assertThat(errorsBeside()).singleElement().asString().startsWith("round:1:1: ");
  }

  @Test
  void aFileThatIsNoneIsAnError() throws IOException {
    Files.createDirectories(folder.resolve("folder.yml"));
    Files.createSymbolicLink(folder.resolve("bad.yml"), Path.of("/dev/zero"));

    assertThat(errorsBeside()).singleElement().asString().startsWith("bad.yml:1:1: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "B.YML", "c.Yaml", "d/e.yml"})
  void rulesAreFoundWhateverTheirEndingLooksLike(String name) throws IOException {
    write(name, rule("found"));

    assertThat(loadBelow(folder).size()).isEqualTo(1);
  }

  @Test
  void foldersThatAreTooDeepAreAnError() throws IOException {
    write("d/".repeat(25) + "deep.yml", rule("deep"));

    assertThat(errorsBeside())
        .singleElement()
        .asString()
        .endsWith("is nested too deep: nothing below it is read");
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
