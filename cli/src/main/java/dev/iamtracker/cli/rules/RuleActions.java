package dev.iamtracker.cli.rules;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.cli.option.WindowOptions;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.ResultPrinter;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import dev.iamtracker.home.LakeEvents;
import dev.iamtracker.hunt.Backtest;
import dev.iamtracker.hunt.RuleExamples;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.sigma.RuleFiles;
import dev.iamtracker.sigma.RuleHead;
import dev.iamtracker.sigma.RuleSet.NotApplicable;
import dev.iamtracker.sigma.RuleSource;
import dev.iamtracker.sigma.SigmaError;
import dev.iamtracker.sigma.SigmaRule;
import dev.iamtracker.store.EventScan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be done with rules.
public record RuleActions(LocalAnswers answers, LocalRules local, Terminal terminal) {
  private static final int USUAL_DAYS = 30;

  /// What a backtest leaves behind.
  public enum Writing {
    NOTHING,
    FINDINGS,
    AND_TELLING
  }

  public int list(RuleOptions options) {
    Rules rules = local.loadWithExamples(options);
    RuleTable table = new RuleTable(rules);
    Format format = answers.options().format();
    QueryResult all = table.all();
    ResultPrinter.of(format, terminal, false)
        .print(format == Format.TABLE ? LocalAnswers.only(all, RuleTable.NARROW) : all);
    rules.set().notices().forEach(this::say);
    int others = rules.set().notApplicable().size();
    if (others > 0) {
      say(
          Figures.count(others, "rule")
              + (others == 1
                  ? " is about another log and never matches."
                  : " are about other logs and never match."));
    }
    return leftOut(rules) ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  /// Says which rules were left out, if any were.
  private boolean leftOut(Rules rules) {
    if (rules.errors().isEmpty()) {
      return false;
    }
    say("Rules left out: " + Figures.count(rules.errors().size()));
    LocalRules.lines(rules.errors()).lines().forEach(this::say);
    return true;
  }

  private void say(String line) {
    terminal.err().println(terminal.errInk().yellow(SafeText.of(line)));
    terminal.err().flush();
  }

  public int show(String name, RuleOptions options) {
    Rules rules = local.loadAll(options.paths());
    RuleHead head =
        rules.set().rule(name).map(SigmaRule::head).orElseThrow(() -> unknown(name, rules));
    if (answers.options().format() != Format.TABLE) {
      ResultPrinter.of(answers.options().format(), terminal, false)
          .print(new RuleTable(rules).of(List.of(head)));
      return ExitCode.DONE;
    }
    new RulePage(terminal).print(head);
    return ExitCode.DONE;
  }

  private static InvalidConfiguration unknown(String name, Rules rules) {
    return new InvalidConfiguration(
        "There is no rule "
            + SafeText.of(name)
            + "; `iat rules` lists them."
            + SafeText.of(Suggestions.didYouMean(name, heads(rules).map(RuleHead::id).toList())));
  }

  public int check(RuleOptions options) {
    Rules rules = local.loadAll(options.paths());
    for (SigmaError error : rules.errors()) {
      terminal.out().print(SafeText.of(error.toString()) + '\n');
    }
    for (NotApplicable other : rules.set().notApplicable()) {
      terminal
          .out()
          .print(
              SafeText.of(other.rule().head().place() + ": never matches: " + other.reason())
                  + '\n');
    }
    rules.set().notices().forEach(notice -> terminal.out().print(SafeText.of(notice) + '\n'));
    terminal
        .out()
        .print(
            Figures.count(rules.size(), "rule")
                + ", "
                + Figures.count(rules.errors().size(), "error")
                + ", "
                + rules.set().notApplicable().size()
                + " about other logs\n");
    return rules.errors().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  public int test(List<String> names, RuleOptions options) {
    Rules rules = local.loadWithExamples(options);
    var runner = new RuleExamples(rules);
    List<RuleExamples.Result> results =
        names.isEmpty()
            ? runner.run()
            : names.stream()
                .map(name -> rules.set().rule(name).orElseThrow(() -> unknown(name, rules)))
                .flatMap(rule -> runner.run(rule.head()).stream())
                .toList();
    List<RuleExamples.Result> failed =
        results.stream().filter(result -> result.problem().isPresent()).toList();
    for (RuleExamples.Result result : failed) {
      terminal
          .out()
          .print(
              SafeText.of(
                      result.rule().id()
                          + ", \""
                          + result.example().name()
                          + "\": "
                          + result.problem().orElse("")
                          + " ("
                          + result.example().place()
                          + ")")
                  + '\n');
    }
    long bare = heads(rules).filter(head -> head.extension().examples().isEmpty()).count();
    terminal
        .out()
        .print(
            Figures.count(results.size(), "example")
                + ", "
                + failed.size()
                + " failed"
                + (names.isEmpty() ? ", " + Figures.count(bare, "rule") + " without any" : "")
                + '\n');
    boolean leftOut = leftOut(rules);
    return !failed.isEmpty() ? ExitCode.FAILED : leftOut ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private static Stream<RuleHead> heads(Rules rules) {
    return Stream.concat(
        rules.set().detections().stream()
            .filter(rule -> !rules.set().baseOnly().contains(rule.head().id()))
            .map(SigmaRule.Detection::head),
        rules.set().correlations().stream()
            .filter(rule -> !rules.set().baseOnly().contains(rule.head().id()))
            .map(SigmaRule.Correlation::head));
  }

  public int backtest(
      List<String> names, RuleOptions options, WindowOptions window, Writing writing) {
    Rules rules = local.load(options);
    Set<String> wanted = wanted(names, options, rules);
    Optional<TimeWindow> asked = window.asked(answers.clock(), USUAL_DAYS);
    Instant from = asked.map(TimeWindow::from).orElse(EventScan.ALL.from());
    Instant to = asked.map(time -> time.to().minusMillis(1)).orElse(EventScan.ALL.to());
    long start = System.nanoTime();
    Backtest backtest;
    List<String> damaged;
    try (LakeEvents events = answers.lake().events()) {
      backtest = new Backtest(rules, events);
      backtest.run(from, to, wanted::contains);
      damaged = events.damaged(EventScan.ALL.within(from, to));
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Format format = answers.options().format();
    QueryResult table = BacktestTable.of(rules, backtest.hits(), elapsed, damaged);
    ResultPrinter.of(format, terminal, false)
        .print(format == Format.TABLE ? LocalAnswers.only(table, BacktestTable.NARROW) : table);
    if (format == Format.TABLE) {
      BacktestTable.samples(terminal, backtest.hits());
    }
    say(
        Figures.count(wanted.size(), "rule")
            + " over the lake in "
            + Figures.duration(elapsed)
            + "; "
            + Figures.count(backtest.looked(), "event")
            + " could match and were looked at");
    boolean leftOut = leftOut(rules);
    List<String> unread =
        writing == Writing.NOTHING
            ? damaged
            : new RetroRun(answers, local.settings(), terminal)
                .run(rules, wanted, from, to, writing == Writing.AND_TELLING);
    return unread.isEmpty() && !leftOut ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  /// The rules that are named; those of `--rules` where there are some; else all.
  private static Set<String> wanted(List<String> names, RuleOptions options, Rules rules) {
    if (!names.isEmpty()) {
      return names.stream()
          .map(name -> rules.set().rule(name).orElseThrow(() -> unknown(name, rules)).head().id())
          .collect(Collectors.toSet());
    }
    Set<String> files =
        options.paths().stream()
            .flatMap(path -> RuleFiles.below(path).stream())
            .map(RuleSource::path)
            .collect(Collectors.toSet());
    return heads(rules)
        .sorted(Comparator.comparing(RuleHead::id))
        .filter(head -> options.paths().isEmpty() || files.contains(head.file()))
        .map(RuleHead::id)
        .collect(Collectors.toSet());
  }
}
