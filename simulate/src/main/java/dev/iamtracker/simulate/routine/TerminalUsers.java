package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

/// IAM users exchange their long-term key and an MFA code for a session, then assume a role.
final class TerminalUsers implements Routine {
  @Override
  public void play(Shift shift, long second) {
    Person person = shift.dice.favourite(shift.account.users());
    if (!People.isThere(shift.dice, person, second)) {
      return;
    }
    String region = shift.region();
    String key = shift.accessKey();
    shift.record(
        second,
        Callers.user(person),
        shift.sts.getSessionToken(person, key, second, Company.GLOBAL_REGION));
    Caller caller =
        Callers.userSession(person, key, second, true).from(person.ip(), person.terminal());
    long now = second + 2;
    shift.record(now, caller, shift.sts.getCallerIdentity(region));
    if (shift.dice.chance(0.5)) {
      now += 3;
      RoleSession session =
          RoleSession.of(
                  shift.dice.favourite(shift.account.targets()),
                  person.name(),
                  shift.accessKey(),
                  now)
              .withMfa()
              .identifiedAs(person.name());
      shift.record(now, caller, shift.sts.assumeRole(session, region));
      caller = session.caller(person.ip(), person.terminal());
    }
    for (int i = shift.dice.between(3, 15); i > 0; i--) {
      now += shift.dice.between(3, 120);
      shift.work(now, caller, person.id(), region);
    }
  }
}
