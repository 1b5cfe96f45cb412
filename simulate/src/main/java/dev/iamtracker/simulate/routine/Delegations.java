package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Addresses;
import dev.iamtracker.simulate.company.Role;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.company.ServiceRole;
import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Dice;

/// A program under one role assumes another one for a task: chains inside one account.
final class Delegations implements Routine {
  private static final String AGENT =
      "Boto3/1.40.45 md/Botocore#1.40.45 ua/2.1 os/linux#6.1.150-174.273.amzn2023.x86_64"
          + " md/arch#x86_64 lang/python#3.12.11 md/pyimpl#CPython cfg/retry-mode#legacy";

  @Override
  public void play(Shift shift, long second) {
    ServiceRole host = shift.dice.favourite(shift.account.serviceRoles());
    Role target = shift.dice.favourite(shift.account.targets());
    String region = shift.region();
    String ip = Addresses.inside(Dice.of(host.role().id().hashCode()));
    Caller outer =
        RoleSession.of(
                host.role(), host.sessionName(), shift.accessKey(), second - shift.dice.below(3000))
            .caller(ip, AGENT);
    long now = second;
    for (int task = shift.dice.between(1, 4); task > 0; task--) {
      String name = "task-" + shift.dice.hex(10);
      RoleSession inner =
          RoleSession.of(target, name, shift.accessKey(), now).identifiedAs(host.role().name());
      shift.record(now, outer, shift.sts.assumeRole(inner, region));
      Caller caller = inner.caller(ip, AGENT);
      for (int i = shift.dice.between(1, 5); i > 0; i--) {
        now += shift.dice.between(1, 20);
        shift.work(now, caller, target.id(), region);
      }
      now += shift.dice.between(1, 60);
    }
  }
}
