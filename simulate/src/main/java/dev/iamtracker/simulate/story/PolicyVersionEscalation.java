package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

final class PolicyVersionEscalation implements Story {
  @Override
  public String name() {
    return "policy-version-escalation";
  }

  @Override
  public String description() {
    return "A developer's key makes a new default version of its own policy that allows everything.";
  }

  @Override
  public void play(Stage stage) {
    Person victim = stage.victim();
    Caller caller = Callers.user(victim).from(stage.ip, Stage.TERMINAL);
    String policy = "arn:aws:iam::" + stage.account.id() + ":policy/team-developers";
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    stage.after(10, 30);
    stage.act(
        "discovery",
        caller,
        stage.changes.readOf("ListAttachedUserPolicies", "userName", victim.name()));
    stage.after(5, 20);
    stage.act("discovery", caller, stage.changes.readOf("GetPolicy", "policyArn", policy));
    stage.after(5, 20);
    stage.act(
        "discovery",
        caller,
        stage.changes.readOf("GetPolicyVersion", "policyArn", policy, "versionId", "v3"));
    for (int i = 0; i < 2; i++) {
      stage.after(5, 20);
      stage.act(
          "attempt",
          caller,
          stage
              .changes
              .change(
                  "AttachUserPolicy",
                  "userName",
                  victim.name(),
                  "policyArn",
                  IamChanges.ADMINISTRATOR)
              .denied(caller, "user " + victim.name()));
    }
    long now = stage.after(60, 300);
    stage.act(
        "escalation",
        caller,
        stage.changes.createPolicyVersion(policy, IamChanges.EVERYTHING, "v4", now));
    stage.after(20, 60);
    stage.act("impact", caller, stage.changes.readOf("ListUsers"));
    for (int i = 0; i < 4; i++) {
      stage.after(5, 60);
      stage.act("impact", caller, stage.work.any(stage.account, Company.GLOBAL_REGION));
    }
    stage.after(300, 900);
    stage.act(
        "cover-up",
        caller,
        stage.changes.change("SetDefaultPolicyVersion", "policyArn", policy, "versionId", "v3"));
  }
}
