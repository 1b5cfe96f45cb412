package dev.iamtracker.cli.command;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.option.StackOption;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.JsonText;
import dev.iamtracker.cli.stack.StackStatusReport;
import dev.iamtracker.cli.stack.Stacks;
import dev.iamtracker.cli.summary.StatusObject;
import dev.iamtracker.cli.summary.StatusPage;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.home.LakeStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `iat status`: what the home holds and whether something is wrong with it.
@Command(
    name = "status",
    description = "Show what the lake holds, the last runs, and what was put aside.",
    footer = {
      "",
      "With --stack: how far the functions of a stack have come, what waits to be exported, and"
          + " which alerts are not sent.",
      "Exit code 3: a segment is damaged, the last run did not come to its end, or event history"
          + " has gaps."
    })
public final class StatusCommand implements Callable<Integer> {
  @Mixin private StackOption stack = new StackOption();

  private final LocalAnswers answers;
  private final Supplier<Stacks> stacks;

  public StatusCommand(LocalAnswers answers, Supplier<Stacks> stacks) {
    this.answers = answers;
    this.stacks = stacks;
  }

  @Override
  public Integer call() {
    Format format = answers.options().format();
    if (format == Format.CSV) {
      throw new InvalidConfiguration(
          "A status cannot be written as csv; use --format table, json or ndjson.");
    }
    Optional<String> named = stack.name();
    return named.isPresent()
        ? new StackStatusReport(stacks.get(), answers.terminal(), format).print(named.get())
        : local(format);
  }

  private int local(Format format) {
    Instant now = answers.clock().instant();
    LakeStatus status = answers.lake().status();
    if (format == Format.TABLE) {
      new StatusPage(answers.terminal(), status, answers.options().home(), now).print();
    } else {
      JsonText.printObject(
          answers.terminal().out(), StatusObject.of(status, answers.options().home(), now));
    }
    return status.complete() && status.gaps(now).isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }
}
