package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

final class PasswordSpraying implements Story {
  @Override
  public String name() {
    return "password-spraying";
  }

  @Override
  public String description() {
    return "One address tries a few passwords on many users, some of whom do not exist.";
  }

  @Override
  public void play(Stage stage) {
    int users = Math.min(8, stage.account.users().size());
    for (int i = 0; i < users * 3; i++) {
      Person person = stage.account.users().get(i % users);
      Caller atSignIn = Callers.userAtSignIn(person).from(stage.ip, Stage.BROWSER);
      stage.after(5, 20);
      stage.act("guess", atSignIn, stage.signin.failure(Company.GLOBAL_REGION));
      if (i % 6 == 5) {
        stage.after(3, 9);
        Caller nobody = Callers.hiddenUser(stage.account.id(), stage.ip, Stage.BROWSER);
        stage.act("guess", nobody, stage.signin.noSuchUser(Company.GLOBAL_REGION));
      }
    }
  }
}
