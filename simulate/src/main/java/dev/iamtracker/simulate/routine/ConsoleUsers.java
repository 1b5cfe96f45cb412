package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Caller;

/// IAM users sign in to the console, always with MFA, sometimes with a typing error first.
final class ConsoleUsers implements Routine {
  private static final double MISTYPES = 0.04;

  @Override
  public void play(Shift shift, long second) {
    Person person = shift.dice.favourite(shift.account.users());
    if (!People.isThere(shift.dice, person, second)) {
      return;
    }
    String region = shift.dice.chance(0.6) ? Company.GLOBAL_REGION : shift.region();
    Caller atSignIn = Callers.userAtSignIn(person);
    long now = second;
    if (shift.dice.chance(MISTYPES)) {
      now = mistype(shift, person, atSignIn, region, now);
    }
    shift.record(now, atSignIn, shift.signin.checkMfa(region));
    now += shift.dice.between(4, 15);
    shift.record(now, atSignIn, shift.signin.success(region, person.mfaArn()));
    click(shift, person, now);
  }

  private static long mistype(
      Shift shift, Person person, Caller atSignIn, String region, long second) {
    if (shift.dice.chance(0.15)) {
      Caller nobody = Callers.hiddenUser(shift.account.id(), person.ip(), person.browser());
      shift.record(second, nobody, shift.signin.noSuchUser(region));
      return second + 20;
    }
    long now = second;
    for (int i = shift.dice.between(1, 2); i > 0; i--) {
      shift.record(now, atSignIn, shift.signin.failure(region));
      now += shift.dice.between(8, 40);
    }
    return now;
  }

  /// The console uses a new access key for nearly every request.
  private static void click(Shift shift, Person person, long signedIn) {
    String region = shift.region();
    long now = signedIn;
    for (int i = shift.dice.between(5, 25); i > 0; i--) {
      now += shift.dice.between(2, 90);
      Caller caller = Callers.userSession(person, shift.accessKey(), signedIn, true).inConsole();
      shift.work(now, caller, person.id(), region);
    }
  }
}
