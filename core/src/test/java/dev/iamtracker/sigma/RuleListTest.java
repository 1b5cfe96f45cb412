package dev.iamtracker.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of the rules that are packed into the program, which cannot look into folders there.
class RuleListTest {
  private static final Path RULES = Path.of("..", "rules");

  @Test
  void namesEveryRuleFileInOrder() throws IOException {
    List<String> files;
    try (Stream<Path> all = Files.walk(RULES)) {
      files =
          all.filter(Files::isRegularFile)
              .map(file -> RULES.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".yml") || name.endsWith(".yaml"))
              .sorted()
              .toList();
    }

    assertThat(files).hasSizeGreaterThan(60);
    assertThat(Files.readAllLines(RULES.resolve("LIST"))).isEqualTo(files);
  }

  @Test
  void whatIsPackedIsWhatIsListed() throws IOException {
    assertThat(RuleFiles.builtIn())
        .extracting(RuleSource::path)
        .isEqualTo(
            Files.readAllLines(RULES.resolve("LIST")).stream().map(one -> "rules/" + one).toList());
  }
}
