package dev.iamtracker.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTest {
  @Test
  void showsWhatSomebodyWouldType() {
    Command command = Command.of("iat", "sql", "SELECT 'a'").with("B", "two words").with("A", "1");

    assertThat(command.text()).isEqualTo("A=1 B='two words' iat sql 'SELECT '\\''a'\\'''");
  }

  @Test
  void showsALineForTheShellAsItIs() {
    assertThat(Command.line("find . | wc -l").text()).isEqualTo("find . | wc -l");
  }
}
