package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

final class BruteForce implements Story {
  @Override
  public String name() {
    return "bruteforce-then-success";
  }

  @Override
  public String description() {
    return "Many wrong passwords for one user from one address, then the right one.";
  }

  @Override
  public void play(Stage stage) {
    Person victim = stage.victim();
    Caller atSignIn = Callers.userAtSignIn(victim).from(stage.ip, Stage.BROWSER);
    for (int i = 0; i < 14; i++) {
      stage.after(8, 30);
      stage.act("guess", atSignIn, stage.signin.failure(Company.GLOBAL_REGION));
    }
    long signedIn = stage.after(8, 30);
    stage.act("access", atSignIn, stage.signin.success(Company.GLOBAL_REGION, ""));
    for (int i = 0; i < 6; i++) {
      stage.after(5, 40);
      Caller inside =
          Callers.userSession(victim, stage.accessKey(), signedIn, false)
              .from(stage.ip, Stage.BROWSER)
              .inConsole();
      stage.act("discovery", inside, stage.reads.systematically(stage.account, i));
    }
  }
}
