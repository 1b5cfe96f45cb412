package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.call.IdentityCenterCalls;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.IdentityCenter;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.company.Role;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Caller;

/// People sign in to Identity Center, choose account and role in the portal, and work.
final class Workforce implements Routine {
  private static final double MISTYPES = 0.03;

  @Override
  public void play(Shift shift, long second) {
    Person person = shift.dice.favourite(shift.company.people());
    if (!People.isThere(shift.dice, person, second)) {
      return;
    }
    Role role = shift.dice.favourite(shift.account.workforce());
    long now = signIn(shift, person, second);
    String portal = shift.dice.uuid();
    boolean inTerminal = shift.dice.chance(0.4);
    now = choose(shift, person, role, portal, inTerminal, now);
    work(shift, person, role, inTerminal, now);
  }

  private static long signIn(Shift shift, Person person, long second) {
    IdentityCenter center = shift.company.identityCenter();
    IdentityCenterCalls calls = shift.center;
    Caller unknown = Callers.unknown(center, person.ip(), person.browser());
    String workflow = shift.dice.uuid();
    long now = second;
    inMain(shift, now, unknown, calls.challenge(workflow));
    for (int i = shift.dice.chance(MISTYPES) ? 1 : 0; i > 0; i--) {
      now += shift.dice.between(5, 20);
      inMain(shift, now, unknown, calls.verification(workflow, false, ""));
    }
    now += shift.dice.between(5, 25);
    inMain(shift, now, unknown, calls.verification(workflow, true, ""));
    Caller known = Callers.identityCenter(center, person, shift.dice.uuid());
    inMain(shift, now + 1, known, calls.authentication(workflow, person.name()));
    return now + 2;
  }

  private static long choose(
      Shift shift, Person person, Role role, String portal, boolean inTerminal, long second) {
    IdentityCenter center = shift.company.identityCenter();
    Caller user = Callers.identityCenter(center, person, portal);
    if (inTerminal) {
      user = user.from(person.ip(), person.terminal());
      inMain(shift, second, user, shift.center.createToken());
    } else {
      inMain(shift, second, user, shift.center.listAccounts());
      inMain(shift, second + 3, user, shift.center.listAccountRoles(role.accountId()));
    }
    inMain(shift, second + 6, user, shift.center.getRoleCredentials(role));
    return second + 7;
  }

  private static void work(Shift shift, Person person, Role role, boolean inTerminal, long second) {
    IdentityCenter center = shift.company.identityCenter();
    String region = center.region();
    String provider =
        "arn:aws:iam::"
            + role.accountId()
            + ":saml-provider/AWSSSO_"
            + center.instanceId()
            + "_DO_NOT_DELETE";
    RoleSession session =
        RoleSession.of(role, person.name(), shift.accessKey(), second)
            .onBehalfOf(center.onBehalfOf(person));
    String agent = inTerminal ? person.terminal() : person.browser();
    shift.record(
        second,
        Callers.saml(
            center.instanceId() + ":" + person.name(),
            person.name(),
            provider,
            person.ip(),
            "AWS-SSO"),
        shift.sts.assumeRoleWithSaml(session, region, provider, person.name()));
    Caller caller = session.caller(person.ip(), agent);
    if (!inTerminal) {
      shift.record(second + 1, caller, shift.signin.federated(Company.GLOBAL_REGION, provider));
    }
    boolean looksAfterPeople = role.name().contains("ReadOnly") && shift.inMain();
    long now = second + 1;
    for (int i = shift.dice.between(5, 25); i > 0; i--) {
      now += shift.dice.between(2, 90);
      Caller next =
          inTerminal
              ? caller
              : session.withKey(shift.accessKey()).caller(person.ip(), agent).inConsole();
      if (looksAfterPeople && shift.wantsIdentity()) {
        shift.record(now, next, shift.center.lookUp(shift.company.people()));
      } else {
        shift.work(now, next, person.id(), region);
      }
    }
  }

  private static void inMain(Shift shift, long second, Caller caller, Call call) {
    shift.recordIn(shift.company.main().id(), second, caller, call);
  }
}
