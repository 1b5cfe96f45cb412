package dev.iamtracker.cli.stack;

import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.JsonText;
import dev.iamtracker.cli.summary.StackStatus;
import dev.iamtracker.cli.summary.StackStatusObject;
import dev.iamtracker.cli.summary.StackStatusPage;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.export.EventDays.ChangedDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How a stack is.
public record StackStatusReport(Stacks stacks, Terminal terminal, Format format) {
  /// Prints it.
  ///
  /// @return the exit code
  public int print(String stack) {
    Instant now = stacks.timing().instant();
    StackStatus status;
    try (OpenStack open = stacks.open(stack)) {
      status = read(stack, open.tables());
    }
    if (format == Format.TABLE) {
      new StackStatusPage(terminal, status, now).print();
    } else {
      JsonText.printObject(terminal.out(), StackStatusObject.of(status, now));
    }
    terminal.out().flush();
    return status.gaps(now).isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static StackStatus read(String stack, DynamoStack tables) {
    var runs = new ArrayList<StackStatus.Run>();
    tables
        .allKept()
        .forEach((name, kept) -> runs.add(new StackStatus.Run(name, kept.at(), kept.text())));
    runs.sort(Comparator.comparing(StackStatus.Run::finished).reversed());
    return new StackStatus(
        stack,
        tables.region(),
        tables.eventDays(),
        tables.days().changed().stream().map(ChangedDay::day).toList(),
        tables.coverage().all(),
        tables.alerts().outbox().counts(),
        List.copyOf(runs));
  }
}
