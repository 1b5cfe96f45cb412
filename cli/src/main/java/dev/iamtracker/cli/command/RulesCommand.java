package dev.iamtracker.cli.command;

import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.cli.option.WindowOptions;
import dev.iamtracker.cli.rules.RuleActions;
import dev.iamtracker.cli.rules.RuleActions.Writing;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `iat rules`: the rules, and trying them.
@Command(
    name = "rules",
    description = "The detection rules: list, show, check, test and replay them.",
    footer = {
      "",
      "iat rules [list]            all rules: built-in, of $IAT_HOME/rules and of --rules",
      "iat rules show RULE         one rule, with its examples",
      "iat rules check             load all rules and list every error",
      "iat rules test [RULE ...]   run the examples of the rules",
      "iat rules backtest [RULE ...]  replay rules over the lake; with --rules only those",
      "iat rules backtest --write     the same, and store what is found"
    })
public final class RulesCommand implements Callable<Integer> {
  private static final List<String> ACTIONS = List.of("list", "show", "check", "test", "backtest");

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list, show, check, test or backtest; default: list.")
  private String action = "list";

  @Parameters(index = "1..*", paramLabel = "RULE", description = "Names or ids of rules.")
  private List<String> names = List.of();

  @Option(
      names = "--write",
      description = "Store what backtest finds, and mark the events; nobody is told.")
  private boolean write;

  @Option(names = "--alert", description = "With --write: tell of what is new.")
  private boolean alert;

  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private WindowOptions window = new WindowOptions();

  private final Supplier<RuleActions> actions;

  public RulesCommand(Supplier<RuleActions> actions) {
    this.actions = actions;
  }

  @Override
  public Integer call() {
    if (write && !action.equals("backtest")) {
      throw new InvalidConfiguration("--write is for `iat rules backtest`.");
    }
    return switch (action) {
      case "list" -> {
        noNames();
        yield actions.get().list(rules);
      }
      case "show" -> {
        if (names.size() != 1) {
          throw new InvalidConfiguration("Name one rule: iat rules show RULE");
        }
        yield actions.get().show(names.getFirst(), rules);
      }
      case "check" -> {
        noNames();
        yield actions.get().check(rules);
      }
      case "test" -> actions.get().test(names, rules);
      case "backtest" -> actions.get().backtest(names, rules, window, writing());
      default ->
          throw new InvalidConfiguration(
              "There is no `iat rules "
                  + action
                  + "`."
                  + Suggestions.didYouMean(action, ACTIONS)
                  + " There are "
                  + String.join(", ", ACTIONS)
                  + ".");
    };
  }

  private Writing writing() {
    if (alert && !write) {
      throw new InvalidConfiguration("--alert needs --write: nobody is told of what is not kept.");
    }
    return alert ? Writing.AND_TELLING : write ? Writing.FINDINGS : Writing.NOTHING;
  }

  private void noNames() {
    if (!names.isEmpty()) {
      throw new InvalidConfiguration(
          "`iat rules " + action + "` takes no rules: " + String.join(" ", names));
    }
  }
}
