package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

final class MassIdentityRemoval implements Story {
  @Override
  public String name() {
    return "mass-identity-removal";
  }

  @Override
  public String description() {
    return "An intruder locks everybody out: keys, passwords and users are deleted within minutes.";
  }

  @Override
  public void play(Stage stage) {
    Caller caller =
        RoleSession.of(
                stage.account.workforce().getLast(),
                "night.shift",
                stage.accessKey(),
                stage.now() - 200)
            .caller(stage.ip, Stage.TERMINAL);
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    stage.after(5, 15);
    stage.act("discovery", caller, stage.changes.readOf("ListUsers"));
    for (Person victim : stage.account.users().stream().limit(7).toList()) {
      String user = victim.name();
      stage.after(3, 12);
      stage.act(
          "removal",
          caller,
          stage.changes.change(
              "DeleteAccessKey", "userName", user, "accessKeyId", victim.accessKeyId()));
      stage.after(3, 12);
      stage.act("removal", caller, stage.changes.change("DeleteLoginProfile", "userName", user));
      stage.after(3, 12);
      stage.act(
          "removal",
          caller,
          stage.changes.change("RemoveUserFromGroup", "userName", user, "groupName", "developers"));
      stage.after(3, 12);
      stage.act("removal", caller, stage.changes.change("DeleteUser", "userName", user));
    }
  }
}
