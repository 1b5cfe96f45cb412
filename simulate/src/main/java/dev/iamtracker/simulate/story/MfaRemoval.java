package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

final class MfaRemoval implements Story {
  @Override
  public String name() {
    return "mfa-removal";
  }

  @Override
  public String description() {
    return "A hijacked console session takes away the second factor of several users.";
  }

  @Override
  public void play(Stage stage) {
    Person thief = stage.account.users().getLast();
    long signedIn = stage.now() - 1200;
    for (Person victim : stage.account.users().stream().limit(4).toList()) {
      stage.after(10, 40);
      act(stage, thief, signedIn, "discovery", "ListMFADevices", victim, false);
      stage.after(10, 40);
      act(stage, thief, signedIn, "defence-removal", "DeactivateMFADevice", victim, true);
      stage.after(2, 6);
      stage.act(
          "defence-removal",
          inside(stage, thief, signedIn),
          stage.changes.change("DeleteVirtualMFADevice", "serialNumber", victim.mfaArn()));
    }
    Person victim = stage.account.users().getFirst();
    stage.after(120, 600);
    Caller atSignIn = Callers.userAtSignIn(victim).from(stage.ip, Stage.BROWSER);
    stage.act("access", atSignIn, stage.signin.success(Company.GLOBAL_REGION, ""));
  }

  private static void act(
      Stage stage,
      Person thief,
      long signedIn,
      String step,
      String action,
      Person victim,
      boolean changes) {
    stage.act(
        step,
        inside(stage, thief, signedIn),
        changes
            ? stage.changes.change(
                action, "userName", victim.name(), "serialNumber", victim.mfaArn())
            : stage.changes.readOf(action, "userName", victim.name()));
  }

  private static Caller inside(Stage stage, Person thief, long signedIn) {
    return Callers.userSession(thief, stage.accessKey(), signedIn, true)
        .from(stage.ip, Stage.BROWSER)
        .inConsole();
  }
}
