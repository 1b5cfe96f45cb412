package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Role;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

final class BackdoorRoleTrust implements Story {
  @Override
  public String name() {
    return "backdoor-role-trust";
  }

  @Override
  public String description() {
    return "The trust of an admin role is opened for a foreign account, which then walks in.";
  }

  private static final String FOREIGN = "999988887777";

  @Override
  public void play(Stage stage) {
    Role role = stage.dice.pick(stage.account.targets());
    Caller caller = Callers.user(stage.victim()).from(stage.ip, Stage.TERMINAL);
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    stage.after(10, 40);
    stage.act("discovery", caller, stage.changes.readOf("ListRoles"));
    stage.after(10, 40);
    stage.act("discovery", caller, stage.changes.readOf("GetRole", "roleName", role.name()));
    stage.after(30, 90);
    stage.act(
        "persistence",
        caller,
        stage.changes.change(
            "UpdateAssumeRolePolicy",
            "roleName",
            role.name(),
            "policyDocument",
            IamChanges.trustIn("arn:aws:iam::" + FOREIGN + ":root")));
    stage.after(5, 20);
    stage.act(
        "escalation",
        caller,
        stage.changes.change(
            "AttachRolePolicy", "roleName", role.name(), "policyArn", IamChanges.ADMINISTRATOR));
    long now = stage.after(600, 1800);
    RoleSession session = RoleSession.of(role, "audit", stage.accessKey(), now);
    Caller foreigner =
        Callers.otherAccount(FOREIGN, stage.dice.awsId("AIDA"), stage.ip, Stage.TERMINAL);
    stage.act(
        "access",
        foreigner,
        stage.sts.assumeRole(session, Company.GLOBAL_REGION).shared(stage.dice.uuid()));
    Caller inside = session.caller(stage.ip, Stage.TERMINAL);
    for (int i = 0; i < 6; i++) {
      stage.after(5, 60);
      stage.act("use", inside, stage.work.any(stage.account, Company.GLOBAL_REGION));
    }
  }
}
