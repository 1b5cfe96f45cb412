package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

final class FederationToken implements Story {
  @Override
  public String name() {
    return "federation-token-persistence";
  }

  @Override
  public String description() {
    return "A stolen key makes a federation token that outlives the key and opens the console.";
  }

  @Override
  public void play(Stage stage) {
    Person robot = stage.dice.pick(stage.account.robots());
    Caller thief = Callers.user(robot).from(stage.ip, Stage.TERMINAL);
    stage.act("validation", thief, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    long now = stage.after(30, 120);
    String key = stage.accessKey();
    stage.act("persistence", thief, stage.sts.getFederationToken(robot, "support", key, now));
    Caller federated =
        Callers.federated(robot, "support", key, now, stage.ip, "python-requests/2.31.0");
    stage.after(10, 30);
    stage.act("access", federated, stage.signin.signinToken(Company.GLOBAL_REGION));
    Caller browser = federated.from(stage.ip, Stage.BROWSER);
    stage.after(5, 15);
    stage.act("access", browser, stage.signin.success(Company.GLOBAL_REGION, ""));
    stage.after(600, 1200);
    Caller defender = Callers.user(stage.victim());
    stage.act(
        "defence",
        defender,
        stage.changes.change(
            "UpdateAccessKey",
            "userName",
            robot.name(),
            "accessKeyId",
            robot.accessKeyId(),
            "status",
            "Inactive"));
    for (int i = 0; i < 6; i++) {
      stage.after(30, 200);
      stage.act("use", browser.inConsole(), stage.work.any(stage.account, Company.GLOBAL_REGION));
    }
  }
}
