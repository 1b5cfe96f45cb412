package dev.iamtracker.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every input that is kept goes through its target: seeds, and what was once found.
class CorpusTest {
  private static final Path CORPORA = Path.of("src/test/resources/corpus");
  private static final long LARGEST = 16 << 10;

  @ParameterizedTest
  @EnumSource(Target.class)
  void nothingIsFoundInTheCorpus(Target target) throws Exception {
    List<Path> inputs = inputs(target);
    assertThat(inputs).isNotEmpty();
    FuzzTarget open = target.open();

    for (Path input : inputs) {
      byte[] content = Files.readAllBytes(input);
      assertThatCode(() -> open.run(content)).as("%s", input).doesNotThrowAnyException();
    }
    if (open instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void whatIsKeptIsSmall(Target target) throws IOException {
    for (Path input : inputs(target)) {
      assertThat(Files.size(input)).as("%s", input).isLessThanOrEqualTo(LARGEST);
    }
  }

  private static List<Path> inputs(Target target) throws IOException {
    try (Stream<Path> files = Files.list(CORPORA.resolve(target.word()))) {
      return files.sorted().toList();
    }
  }
}
