package dev.iamtracker.cli.command;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.JsonText;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.home.Compaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `iat compact`: many small segments become few.
@Command(name = "compact", description = "Merge the small segments of the lake.")
public final class CompactCommand implements Callable<Integer> {
  private final LocalAnswers answers;

  public CompactCommand(LocalAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Integer call() {
    Compaction.Result result = answers.lake().compact();
    Terminal terminal = answers.terminal();
    if (answers.options().format() == Format.TABLE) {
      String said =
          result.before() == 0
              ? "Nothing to merge."
              : Figures.count(result.before(), "segment")
                  + " of "
                  + Figures.count(result.days(), "day")
                  + " became "
                  + Figures.count(result.after())
                  + ", "
                  + Figures.bytes(result.bytesBefore())
                  + " became "
                  + Figures.bytes(result.bytesAfter())
                  + ".";
      terminal.out().print(said + "\n");
    } else {
      JsonText.printObject(terminal.out(), object(result));
    }
    for (String damaged : result.damaged()) {
      terminal.err().println(terminal.errInk().yellow("Left alone: " + SafeText.of(damaged)));
    }
    terminal.err().flush();
    return result.damaged().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static Map<String, @Nullable Object> object(Compaction.Result result) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("days", result.days());
    object.put("segments_before", result.before());
    object.put("segments_after", result.after());
    object.put("bytes_before", result.bytesBefore());
    object.put("bytes_after", result.bytesAfter());
    object.put("damaged", result.damaged());
    return object;
  }
}
