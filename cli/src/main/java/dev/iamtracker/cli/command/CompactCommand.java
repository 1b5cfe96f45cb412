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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `iat compact`: many small segments become few.
@Command(name = "compact", description = "Merge the small segments of the lake.")
public final class CompactCommand implements Callable<Integer> {
  @Option(
      names = "--discard-damaged",
      description = "First give up segments whose file is damaged; ingest their logs again before.")
  private boolean discardDamaged;

  private final LocalAnswers answers;

  public CompactCommand(LocalAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Integer call() {
    Terminal terminal = answers.terminal();
    List<String> discarded = discardDamaged ? answers.lake().discardDamaged() : List.of();
    for (String segment : discarded) {
      terminal.err().println(terminal.errInk().yellow("Given up: " + SafeText.of(segment)));
    }
    Compaction.Result result = answers.lake().compact();
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
      JsonText.printObject(terminal.out(), object(result, discarded));
    }
    for (String damaged : result.damaged()) {
      terminal.err().println(terminal.errInk().yellow("Left alone: " + SafeText.of(damaged)));
    }
    terminal.err().flush();
    return result.damaged().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static Map<String, @Nullable Object> object(
      Compaction.Result result, List<String> discarded) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("days", result.days());
    object.put("segments_before", result.before());
    object.put("segments_after", result.after());
    object.put("bytes_before", result.bytesBefore());
    object.put("bytes_after", result.bytesAfter());
    object.put("damaged", result.damaged());
    object.put("discarded", discarded);
    return object;
  }
}
