package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

final class LeakedKey implements Story {
  @Override
  public String name() {
    return "leaked-key";
  }

  @Override
  public String description() {
    return "A program's key found in public code is tried out, then used to make a new admin user.";
  }

  @Override
  public void play(Stage stage) {
    Person robot = stage.dice.pick(stage.account.robots());
    Caller thief = Callers.user(robot).from(stage.ip, "TruffleHog");
    stage.act("validation", thief, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    thief = thief.from(stage.ip, Stage.TERMINAL);
    for (int i = 0; i < 6; i++) {
      stage.after(3, 20);
      stage.act("discovery", thief, stage.reads.systematically(stage.account, i));
    }
    for (int i = 0; i < 5; i++) {
      stage.after(2, 15);
      stage.act(
          "discovery",
          thief,
          stage.work.any(stage.account, Company.GLOBAL_REGION).denied(thief, "*"));
    }
    persist(stage, thief);
  }

  private static void persist(Stage stage, Caller thief) {
    String name = "aws-support-sync";
    long now = stage.after(30, 200);
    stage.act("persistence", thief, stage.changes.createUser(stage.account.id(), name, now));
    stage.after(2, 9);
    stage.act(
        "escalation",
        thief,
        stage.changes.change(
            "AttachUserPolicy", "userName", name, "policyArn", IamChanges.ADMINISTRATOR));
    now = stage.after(2, 9);
    String key = stage.longTermKey();
    stage.act("persistence", thief, stage.changes.createAccessKey(name, key, now));
    Person made =
        new Person(
            stage.account.id(),
            name,
            stage.dice.awsId("AIDA"),
            key,
            stage.victim().office(),
            stage.ip,
            Stage.BROWSER,
            Stage.TERMINAL);
    for (int i = 0; i < 4; i++) {
      stage.after(20, 90);
      stage.act("use", Callers.user(made), stage.work.any(stage.account, Company.GLOBAL_REGION));
    }
  }
}
