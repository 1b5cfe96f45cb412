package dev.iamtracker.cli.command;

import dev.iamtracker.cli.alerts.AlertActions;
import dev.iamtracker.cli.alerts.FindingChoice;
import dev.iamtracker.cli.option.RowOptions;
import dev.iamtracker.cli.option.StackOption;
import dev.iamtracker.cli.option.WindowOptions;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `iat alerts`: what the rules found, and who was told of it.
@Command(
    name = "alerts",
    description = "What the rules found, and who was told of it.",
    footer = {
      "",
      "iat alerts [list]         findings, the newest first",
      "iat alerts show ID        one finding, its event and what the actor did around it",
      "iat alerts ack ID ...     note that somebody looked at it (--note)",
      "iat alerts send           send what is due, through every channel",
      "iat alerts pending        what was not sent yet, and why",
      "iat alerts test           send a test through every channel",
      "",
      "Channels are set up with ALERT_FILE, ALERT_CONSOLE, ALERT_SLACK_WEBHOOK, ALERT_WEBHOOK;"
          + " with --stack also with ALERTS_TOPIC_ARN, and alerts go through those channels only"
          + " that the functions of the stack have too."
    })
public final class AlertsCommand implements Callable<Integer> {
  private static final List<String> ACTIONS =
      List.of("list", "show", "ack", "send", "pending", "test");

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list, show, ack, send, pending or test; default: list.")
  private String action = "list";

  @Parameters(index = "1..*", paramLabel = "ID", description = "Findings, for show and ack.")
  private List<String> ids = List.of();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "At least this level; default: low.")
  private String level = "low";

  @Option(names = "--rule", paramLabel = "RULE", description = "Findings of one rule.")
  private String rule = "";

  @Option(names = "--actor", paramLabel = "NAME", description = "Findings about one identity.")
  private String actor = "";

  @Option(names = "--account", paramLabel = "ID", description = "Findings of one account.")
  private String account = "";

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "open, acknowledged, suppressed or superseded; default: all but superseded.")
  private String state = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "What you found out, for ack.")
  private String note = "";

  @Option(
      names = "--again",
      description = "Also send what was given up, or may have arrived, for send.")
  private boolean again;

  @Mixin private StackOption stack = new StackOption();
  @Mixin private WindowOptions window = new WindowOptions();
  @Mixin private RowOptions rows = new RowOptions();

  private final Function<Optional<String>, AlertActions> actions;

  /// @param actions those on a stack, or on the local home
  public AlertsCommand(Function<Optional<String>, AlertActions> actions) {
    this.actions = actions;
  }

  @Override
  public Integer call() {
    Optional<String> named = stack.name();
    return switch (action) {
      case "list" -> {
        noIds();
        yield actions
            .apply(named)
            .list(new FindingChoice(level, rule, actor, account, state), window, rows);
      }
      case "show" -> actions.apply(named).show(one());
      case "ack" -> actions.apply(named).acknowledge(some(), note);
      case "send" -> {
        noIds();
        yield actions.apply(named).send(again);
      }
      case "pending" -> {
        noIds();
        yield actions.apply(named).pending();
      }
      case "test" -> {
        noIds();
        yield actions.apply(named).test();
      }
      default ->
          throw new InvalidConfiguration(
              "There is no `iat alerts "
                  + action
                  + "`."
                  + Suggestions.didYouMean(action, ACTIONS)
                  + " There are "
                  + String.join(", ", ACTIONS)
                  + ".");
    };
  }

  private void noIds() {
    if (!ids.isEmpty()) {
      throw new InvalidConfiguration(
          "`iat alerts " + action + "` takes no ids: " + String.join(" ", ids));
    }
  }

  private String one() {
    if (ids.size() != 1) {
      throw new InvalidConfiguration("Name one finding: iat alerts show ID");
    }
    return ids.getFirst();
  }

  private List<String> some() {
    if (ids.isEmpty()) {
      throw new InvalidConfiguration("Name the findings: iat alerts ack ID ...");
    }
    return ids;
  }
}
