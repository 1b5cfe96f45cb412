package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.terminal.StandardStream;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CliTest {
  @Test
  void showsItsCommandsWhenAskedForHelp() {
    Launch launch = Launch.of("--help");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out()).contains("Usage: iat", "--home=FOLDER", "completion", "version");
    assertThat(launch.err()).isEmpty();
  }

  @Test
  void treatsNoArgumentsAsUsage() {
    Launch launch = Launch.of();

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.out()).isEmpty();
    assertThat(launch.err()).contains("Usage: iat");
  }

  @Test
  void suggestsACommand() {
    assertThat(Launch.of("vershun"))
        .isEqualTo(
            new Launch(
                2,
                "",
                """
                Unknown command 'vershun'. Did you mean version?
                See 'iat --help'.
                """));
  }

  @Test
  void suggestsAnOption() {
    assertThat(Launch.of("version", "--formt").err())
        .startsWith("Unknown option '--formt'. Did you mean --format?\nSee 'iat version --help'.");
  }

  @Test
  void suggestsAFormat() {
    Launch launch = Launch.of("version", "--format", "jsn");

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains("no format 'jsn'", "Did you mean json?");
  }

  @Test
  void takesGlobalOptionsBeforeAndAfterTheCommand() {
    String json = Launch.of("version", "--format=json").out();

    assertThat(json).startsWith("{\"iat\":");
    assertThat(Launch.of("--format", "JSON", "version").out()).isEqualTo(json);
  }

  @Test
  void printsAVersionWithoutPlaceholders() {
    assertThat(Launch.of("--version").out()).matches("iat \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void completesEveryCommand() {
    assertThat(Launch.of("completion", "bash").out()).contains("version", "completion", "--home");
  }

  @Test
  void quotesArgumentsSafely() {
    assertThat(Launch.of("\u001b[2J").err()).contains("\\x1b[2J").doesNotContain("\u001b");
  }

  @Test
  void turnsAnExpectedFailureIntoOneSentence() {
    Launch launch = failing(new TrackerException("Cannot open the lake."), "work");

    assertThat(launch).isEqualTo(new Launch(1, "", "Cannot open the lake.\n"));
  }

  @Test
  void treatsAnUnusableSettingAsUsage() {
    assertThat(failing(new InvalidConfiguration("--days 0 is not possible."), "work"))
        .isEqualTo(new Launch(2, "", "--days 0 is not possible.\n"));
  }

  @Test
  void hidesTheTraceOfAnUnexpectedFailure() {
    Launch launch = failing(new IllegalStateException("odd"), "work");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err().lines())
        .singleElement()
        .asString()
        .contains("java.lang.IllegalStateException: odd", "--verbose");
  }

  @Test
  void showsTheTraceWhenVerbose() {
    assertThat(failing(new IllegalStateException("odd"), "work", "--verbose").err())
        .contains("at dev.iamtracker.cli.CliTest");
  }

  @Test
  void endsQuietlyWhenNobodyReadsItsOutput() {
    StringWriter err = new StringWriter();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Terminal terminal = terminal(StandardStream.writer(closed), new PrintWriter(err));

    int exitCode =
        cli(terminal, () -> terminal.out().append("rows".repeat(50_000)).hashCode())
            .execute("work");

    assertThat(exitCode).isZero();
    assertThat(err.toString()).isEmpty();
  }

  private static Launch failing(RuntimeException failure, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = terminal(new PrintWriter(out), new PrintWriter(err));
    Callable<Integer> work =
        () -> {
          throw failure;
        };
    int exitCode = cli(terminal, work).execute(args);
    return new Launch(exitCode, out.toString(), err.toString());
  }

  private static Cli cli(Terminal terminal, Callable<Integer> work) {
    GlobalOptions options = new GlobalOptions(Map.of(), Path.of("/home/ana"));
    return new Cli(terminal, options, List.of(new Verb("work", () -> new WorkCommand(work))));
  }

  private static Terminal terminal(PrintWriter out, PrintWriter err) {
    return new Terminal(out, err, false, false, false, 80);
  }

  @Command(name = "work")
  private record WorkCommand(Callable<Integer> work) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }
}
