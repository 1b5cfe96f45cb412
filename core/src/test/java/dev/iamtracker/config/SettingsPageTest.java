package dev.iamtracker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  @Test
  void theTableOfThePageIsTheListOfSettings() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "settings.md"));

    String table =
        page.lines().filter(line -> line.startsWith("| `")).collect(Collectors.joining("\n"));

    assertThat(table)
        .isEqualTo(
            Declared.all().stream().map(SettingsPageTest::row).collect(Collectors.joining("\n")));
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            setting.name(),
            setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`",
            setting.allowedWords(),
            setting.usedBy(),
            setting.description());
  }
}
