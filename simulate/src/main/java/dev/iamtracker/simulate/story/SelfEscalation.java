package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

final class SelfEscalation implements Story {
  @Override
  public String name() {
    return "inline-policy-escalation";
  }

  @Override
  public String description() {
    return "A user puts an inline policy that allows everything on itself and joins the admin group.";
  }

  @Override
  public void play(Stage stage) {
    Person insider = stage.victim();
    Caller caller = Callers.user(insider);
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    stage.after(20, 60);
    stage.act(
        "discovery", caller, stage.changes.readOf("ListGroupsForUser", "userName", insider.name()));
    stage.after(20, 60);
    stage.act(
        "discovery", caller, stage.changes.readOf("ListUserPolicies", "userName", insider.name()));
    stage.after(60, 200);
    stage.act(
        "escalation",
        caller,
        stage.changes.change(
            "PutUserPolicy",
            "userName",
            insider.name(),
            "policyName",
            "temporary",
            "policyDocument",
            IamChanges.EVERYTHING));
    stage.after(20, 60);
    stage.act(
        "escalation",
        caller,
        stage.changes.change(
            "AddUserToGroup", "userName", insider.name(), "groupName", "administrators"));
    stage.after(20, 60);
    stage.act(
        "defence-removal",
        caller,
        stage.changes.change("DeleteUserPermissionsBoundary", "userName", insider.name()));
    for (int i = 0; i < 5; i++) {
      stage.after(20, 200);
      stage.act("use", caller, stage.work.any(stage.account, Company.GLOBAL_REGION));
    }
  }
}
