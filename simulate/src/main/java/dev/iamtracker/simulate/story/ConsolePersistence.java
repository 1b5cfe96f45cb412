package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

final class ConsolePersistence implements Story {
  @Override
  public String name() {
    return "console-persistence";
  }

  @Override
  public String description() {
    return "A stolen key gives a robot user a password and the thief's own MFA device.";
  }

  @Override
  public void play(Stage stage) {
    Person robot = stage.account.robots().getFirst();
    Person thief = stage.victim();
    Caller caller = Callers.user(thief).from(stage.ip, Stage.TERMINAL);
    String id = stage.account.id();
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    stage.after(10, 30);
    stage.act(
        "discovery",
        caller,
        stage
            .changes
            .readOf("GetLoginProfile", "userName", robot.name())
            .failing(
                "NoSuchEntityException",
                "Login Profile for User " + robot.name() + " cannot be found."));
    long now = stage.after(30, 90);
    stage.act("persistence", caller, stage.changes.createLoginProfile(robot.name(), now));
    stage.after(30, 60);
    stage.act("persistence", caller, stage.changes.createVirtualMfaDevice(id, robot.name()));
    stage.after(20, 60);
    stage.act(
        "persistence",
        caller,
        stage.changes.change(
            "EnableMFADevice", "userName", robot.name(), "serialNumber", robot.mfaArn()));
    long signedIn = stage.after(300, 900);
    Caller atSignIn = Callers.userAtSignIn(robot).from(stage.ip, Stage.BROWSER);
    stage.act("access", atSignIn, stage.signin.success(Company.GLOBAL_REGION, robot.mfaArn()));
    for (int i = 0; i < 5; i++) {
      stage.after(10, 60);
      Caller inside =
          Callers.userSession(robot, stage.accessKey(), signedIn, true)
              .from(stage.ip, Stage.BROWSER)
              .inConsole();
      stage.act("use", inside, stage.reads.systematically(stage.account, i));
    }
  }
}
