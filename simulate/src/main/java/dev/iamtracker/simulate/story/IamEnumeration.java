package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.company.Role;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

final class IamEnumeration implements Story {
  @Override
  public String name() {
    return "iam-enumeration";
  }

  @Override
  public String description() {
    return "A tool reads users, roles and policies one after the other and guesses role names.";
  }

  @Override
  public void play(Stage stage) {
    Person victim = stage.victim();
    Caller caller =
        Callers.user(victim).from(stage.ip, "Boto3/1.34.46 Python/3.11.8 Linux/6.6.15-kali-amd64");
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    for (int i = 0; i < 20; i++) {
      stage.after(2, 9);
      stage.act("enumeration", caller, stage.reads.systematically(stage.account, i));
    }
    stage.after(2, 9);
    stage.act("enumeration", caller, stage.changes.readOf("GetAccountAuthorizationDetails"));
    for (int i = 0; i < 12; i++) {
      long now = stage.after(2, 9);
      Role guessed = new Role(stage.account.id(), "/", "admin-" + i, "AROAUNKNOWN");
      RoleSession session = RoleSession.of(guessed, "probe", "", now);
      stage.act(
          "role-guessing",
          caller,
          stage.sts.assumeRole(session, Company.GLOBAL_REGION).denied(caller, guessed.arn()));
    }
  }
}
