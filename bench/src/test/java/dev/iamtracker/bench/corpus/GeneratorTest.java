package dev.iamtracker.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
  @TempDir private Path code = Path.of("");

  @Test
  void theVersionChangesWithTheCode() throws IOException {
    Files.writeString(code.resolve("A.class"), "one");
    String one = Generator.version(code);
    Files.writeString(code.resolve("A.class"), "two");

    assertThat(one).matches("[0-9a-f]{12}").isNotEqualTo(Generator.version(code));
  }

  @Test
  void findsTheCodeOfTheSimulation() throws IOException {
    assertThat(Generator.version()).matches("[0-9a-f]{12}").isEqualTo(Generator.version());
  }
}
