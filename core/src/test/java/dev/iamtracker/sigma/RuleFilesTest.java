package dev.iamtracker.sigma;

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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are hardly rule files, and folders that hold them: what is wrong is said with its
/// place, and the rules beside it load.
class RuleFilesTest {
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
}
