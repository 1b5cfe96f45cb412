package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.IdentityCenter;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

final class IdentityCenterTakeover implements Story {
  @Override
  public String name() {
    return "identity-center-takeover";
  }

  @Override
  public String description() {
    return "An Identity Center admin account is guessed, makes a new user and gives it every account.";
  }

  @Override
  public void play(Stage stage) {
    IdentityCenter center = stage.company.identityCenter();
    Person victim = stage.company.people().getFirst();
    String main = center.accountId();
    Caller unknown = Callers.unknown(center, stage.ip, Stage.BROWSER);
    String workflow = stage.dice.uuid();
    stage.actIn(main, "guess", unknown, stage.center.challenge(workflow));
    for (int i = 0; i < 6; i++) {
      stage.after(5, 25);
      stage.actIn(main, "guess", unknown, stage.center.verification(workflow, false, ""));
    }
    stage.after(5, 25);
    stage.actIn(main, "access", unknown, stage.center.verification(workflow, true, ""));
    Caller user =
        Callers.identityCenter(center, victim, stage.dice.uuid()).from(stage.ip, Stage.BROWSER);
    stage.after(1, 2);
    stage.actIn(main, "access", user, stage.center.authentication(workflow, victim.name()));
    stage.after(5, 25);
    stage.actIn(main, "discovery", user, stage.center.listAccounts());
    stage.after(5, 25);
    var admin = stage.company.main().workforce().getLast();
    stage.actIn(main, "access", user, stage.center.getRoleCredentials(admin));
    long now = stage.after(1, 3);
    takeOver(
        stage,
        RoleSession.of(admin, victim.name(), stage.accessKey(), now)
            .onBehalfOf(center.onBehalfOf(victim))
            .caller(stage.ip, Stage.BROWSER)
            .inConsole());
  }

  private static void takeOver(Stage stage, Caller admin) {
    String main = stage.company.main().id();
    String set = stage.dice.hex(16);
    String newUser = stage.dice.uuid();
    long now = stage.after(60, 120);
    stage.actIn(main, "persistence", admin, stage.center.createUser(newUser, now));
    stage.after(10, 40);
    stage.actIn(main, "persistence", admin, stage.center.resetPassword(newUser));
    stage.after(10, 40);
    stage.actIn(
        main, "persistence", admin, stage.center.addMemberToGroup(stage.dice.uuid(), newUser));
    now = stage.after(20, 60);
    stage.actIn(
        main,
        "escalation",
        admin,
        stage.center.createPermissionSet(set, "Break-Glass", "Zugriff für Notfälle", now));
    stage.after(10, 40);
    stage.actIn(
        main, "escalation", admin, stage.center.attachManagedPolicy(set, IamChanges.ADMINISTRATOR));
    for (Account account : stage.company.accounts().stream().limit(8).toList()) {
      stage.after(10, 40);
      stage.actIn(
          main,
          "escalation",
          admin,
          stage.center.createAccountAssignment(set, account.id(), "USER", newUser));
    }
    stage.after(10, 40);
    stage.actIn(main, "escalation", admin, stage.center.provision(set));
  }
}
