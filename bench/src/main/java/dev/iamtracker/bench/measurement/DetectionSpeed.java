package dev.iamtracker.bench.measurement;

import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import dev.iamtracker.bench.corpus.UserRules;
import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.folder.Folder;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.result.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reading with rules, against reading without; and rules tried on what is stored.
public final class DetectionSpeed implements Measurement {
  private static final int USER_RULES = 800;
  private static final double MOST_WITH_RULES = 1.15;
  private static final double MOST_WITH_USER_RULES = 1.4;
  private static final double MOST_IN_A_FLOOD = 2;
  private static final double EVENTS_PER_SECOND = 200_000;

  @Override
  public String name() {
    return "detection";
  }

  @Override
  public String title() {
    return "Rules on 300,000 records";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    Corpus corpus = bench.corpus(Recipe.simulation(Sizes.USUAL_RECORDS, Sizes.USUAL_DAYS));
    Path rules = bench.place("rules");
    new Folder(rules).delete();
    Files.createDirectories(rules);
    UserRules.write(rules.resolve("user"), USER_RULES);
    UserRules.writeFlood(rules.resolve("flood.yml"));
    UserRules.writeOpen(rules.resolve("open.yml"));
    Path home = bench.place("detection");
    Command ingest = bench.iat().ingest(home, corpus.logs());
    List<Series> series =
        new Turns(bench, bench.runs(), /* warmUp= */ true)
            .of(
                Side.afresh("no rules", with(ingest, "--no-rules"), home),
                Side.afresh("flood", rules(ingest, rules.resolve("flood.yml")), home),
                Side.afresh("800 user rules", rules(ingest, rules.resolve("user")), home),
                Side.afresh("built-in rules", ingest, home));
    Series bare = series.getFirst();
    Series flood = series.get(1);
    Series user = series.get(2);
    Series builtIn = series.getLast();
    Ingested did = Ingested.check(builtIn, corpus);
    Series backtest =
        new Turns(bench, bench.runs(), /* warmUp= */ true)
            .of(Side.of("backtest", backtest(bench, home, rules.resolve("open.yml"))))
            .getFirst();
    return new Outcome(
        name(),
        title(),
        List.of(bare.shown(), builtIn.shown(), user.shown(), flood.shown(), backtest.shown()),
        List.of(
            corpus.sentence(),
            Amounts.count(did.stored()) + " events were stored.",
            "The user rules are added to the built-in ones: half of them ask for an action, the"
                + " others for part of an ARN, a name, an address or a user agent. The flood is"
                + " one rule that every event matches, against the built-in rules alone; each match"
                + " is a finding. The backtest looks at every event, the start of the program"
                + " included."),
        List.of(
            builtIn.against(bare).atMost(MOST_WITH_RULES),
            user.against(bare).atMost(MOST_WITH_USER_RULES),
            flood.against(builtIn).atMost(MOST_IN_A_FLOOD),
            Figure.of(
                    "backtest: speed",
                    Unit.EVENTS_PER_SECOND,
                    backtest.wallSpread().per((double) did.stored()))
                .atLeast(EVENTS_PER_SECOND),
            builtIn.cpuAgainst(bare),
            user.cpuAgainst(bare),
            flood.cpuAgainst(builtIn),
            flood.peakMemory().atMost(Sizes.MOST_MEMORY),
            bare.seconds(),
            builtIn.seconds(),
            user.seconds(),
            flood.seconds(),
            backtest.seconds()));
  }

  private static Command backtest(Workbench bench, Path home, Path rule) {
    return bench
        .iat()
        .command(
            "rules",
            "backtest",
            "--home",
            home.toString(),
            "--rules",
            rule.toString(),
            "--from",
            "2000-01-01");
  }

  private static Command rules(Command ingest, Path rules) {
    return with(ingest, "--rules", rules.toString());
  }

  private static Command with(Command command, String... more) {
    var words = new ArrayList<>(command.words());
    words.addAll(List.of(more));
    return new Command(words, command.settings());
  }
}
