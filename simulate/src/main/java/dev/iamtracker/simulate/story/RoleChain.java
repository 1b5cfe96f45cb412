package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Pipeline;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

final class RoleChain implements Story {
  @Override
  public String name() {
    return "role-chain-across-accounts";
  }

  @Override
  public String description() {
    return "Stolen pod credentials hop from role to role and from account to account.";
  }

  @Override
  public void play(Stage stage) {
    Pipeline pod = stage.dice.pick(stage.account.pods());
    RoleSession first =
        RoleSession.of(pod.role(), "botocore-session-17", stage.accessKey(), stage.now() - 900)
            .federatedBy(pod.provider());
    Caller caller = first.caller(stage.ip, Stage.TERMINAL);
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    for (int i = 0; i < 3; i++) {
      stage.after(5, 30);
      stage.act("discovery", caller, stage.reads.systematically(stage.account, i));
    }
    long now = stage.after(30, 90);
    RoleSession second =
        RoleSession.of(stage.dice.pick(stage.account.targets()), "maint", stage.accessKey(), now);
    stage.act("lateral-movement", caller, stage.sts.assumeRole(second, Company.GLOBAL_REGION));
    RoleSession last = second;
    for (Account next : stage.company.accounts().stream().limit(4).toList()) {
      last = enter(stage, last, next);
    }
  }

  /// Between accounts both trails have the event, under one shared id.
  private static RoleSession enter(Stage stage, RoleSession from, Account next) {
    long now = stage.after(20, 120);
    RoleSession to =
        RoleSession.of(next.deployment(), "maint", stage.accessKey(), now).identifiedAs("maint");
    Caller outside = from.caller(stage.ip, Stage.TERMINAL);
    String region = Company.GLOBAL_REGION;
    String owner = from.role().accountId();
    if (owner.equals(next.id())) {
      stage.actIn(owner, "lateral-movement", outside, stage.sts.assumeRole(to, region));
    } else {
      String shared = stage.dice.uuid();
      stage.actIn(
          owner, "lateral-movement", outside, stage.sts.assumeRole(to, region).shared(shared));
      Caller seenThere =
          Callers.otherAccount(
              owner, from.role().id() + ":" + from.name(), stage.ip, Stage.TERMINAL);
      stage.actIn(
          next.id(),
          "lateral-movement",
          seenThere,
          stage.sts.assumeRole(to, region).shared(shared));
    }
    Caller inside = to.caller(stage.ip, Stage.TERMINAL);
    for (int i = 0; i < 3; i++) {
      stage.after(5, 30);
      stage.actIn(next.id(), "discovery", inside, stage.reads.systematically(next, i + 3));
    }
    return to;
  }
}
