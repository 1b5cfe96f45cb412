package dev.iamtracker.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The container image starts the program without the launcher, because it has no shell.
class ContainerTest {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])-(?:X|-enable)[^\\s'\"}\\\\]+");

  @Test
  void theImageStartsJavaWithTheOptionsOfTheLauncher() throws IOException {
    String launcher = Files.readString(Path.of("../bin/iat"));
    String image = Files.readString(Path.of("archive/Dockerfile"));
    String reading = line(launcher, "reading=");

    assertThat(options(image.substring(image.indexOf("ENTRYPOINT"))))
        .containsExactlyInAnyOrderElementsOf(
            options(reading + launcher.substring(launcher.indexOf("exec "))));
  }

  private static String line(String text, String start) {
    return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  private static List<String> options(String text) {
    return OPTION
        .matcher(
            text.replace("$app", "/usr/lib/iat").replace("$work", "reading").replace("=\"", "="))
        .results()
        .map(MatchResult::group)
        .toList();
  }
}
