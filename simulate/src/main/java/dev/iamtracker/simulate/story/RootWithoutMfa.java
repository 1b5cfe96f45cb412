package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.record.Caller;

final class RootWithoutMfa implements Story {
  @Override
  public String name() {
    return "root-without-mfa";
  }

  @Override
  public String description() {
    return "Somebody resets the root password, signs in as root without MFA and makes root access keys.";
  }

  @Override
  public void play(Stage stage) {
    String id = stage.account.id();
    String region = Company.GLOBAL_REGION;
    Caller root = Callers.root(id, "", 0, false, stage.ip, Stage.BROWSER);
    stage.act("reset", root, stage.signin.root("PasswordRecoveryRequested"));
    stage.after(120, 400);
    stage.act("reset", root, stage.signin.root("PasswordRecoveryCompleted"));
    for (int i = 0; i < 2; i++) {
      stage.after(10, 40);
      stage.act("access", root, stage.signin.failure(region));
    }
    long signedIn = stage.after(10, 40);
    stage.act("access", root, stage.signin.success(region, ""));
    for (int i = 0; i < 4; i++) {
      stage.after(10, 60);
      stage.act("discovery", inside(stage, signedIn), stage.reads.systematically(stage.account, i));
    }
    long now = stage.after(30, 120);
    stage.act(
        "persistence",
        inside(stage, signedIn),
        stage.changes.createOwnAccessKey("root", stage.longTermKey(), now));
    stage.after(30, 120);
    stage.act("persistence", inside(stage, signedIn), stage.signin.root("EmailUpdated"));
  }

  private static Caller inside(Stage stage, long signedIn) {
    return Callers.root(
            stage.account.id(), stage.accessKey(), signedIn, false, stage.ip, Stage.BROWSER)
        .inConsole();
  }
}
