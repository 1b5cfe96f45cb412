package dev.iamtracker.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final Map<String, String> BOTH =
      Map.of("iat.out.terminal", "true", "iat.err.terminal", "true", "iat.columns", "93");

  @Test
  void takesTheWidthThatTheLauncherMeasured() {
    assertThat(terminal(Map.of(), BOTH).width()).isEqualTo(93);
  }

  @Test
  void prefersTheWidthThatTheUserSets() {
    assertThat(terminal(Map.of("COLUMNS", "61"), BOTH).width()).isEqualTo(61);
  }

  @Test
  void ignoresAWidthThatIsNone() {
    assertThat(terminal(Map.of("COLUMNS", "wide"), BOTH).width()).isEqualTo(93);
    assertThat(terminal(Map.of("COLUMNS", "0"), BOTH).width()).isEqualTo(93);
  }

  @Test
  void isAHundredAndTwentyWideInAPipe() {
    assertThat(terminal(Map.of(), Map.of("iat.columns", "93")).width()).isEqualTo(120);
  }

  @Test
  void coloursResultsOnlyOnATerminal() {
    assertThat(terminal(Map.of(), BOTH).outInk()).isEqualTo(Ink.COLOURED);
    assertThat(terminal(Map.of(), Map.of("iat.err.terminal", "true")).outInk())
        .isEqualTo(Ink.PLAIN);
  }

  @Test
  void respectsNoColor() {
    assertThat(terminal(Map.of("NO_COLOR", "1"), BOTH).outInk()).isEqualTo(Ink.PLAIN);
    assertThat(terminal(Map.of("NO_COLOR", ""), BOTH).outInk()).isEqualTo(Ink.COLOURED);
  }

  @Test
  void respectsADumbTerminal() {
    assertThat(terminal(Map.of("TERM", "dumb"), BOTH).errInk()).isEqualTo(Ink.PLAIN);
  }

  private static Terminal terminal(
      Map<String, String> environment, Map<String, String> properties) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Terminal.of(environment, properties, false, nowhere, nowhere);
  }
}
