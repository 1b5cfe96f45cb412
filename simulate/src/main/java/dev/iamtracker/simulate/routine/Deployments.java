package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Addresses;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Pipeline;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

/// A robot of the first account enters another one: two events with one shared id. Rare.
final class Deployments implements Routine {
  private static final String AGENT =
      "aws-cdk/2.1029.2 aws-sdk-js/3.899.0 ua/2.1 os/linux#6.8 lang/js md/nodejs#22.19.0";

  @Override
  public void play(Shift shift, long second) {
    Account main = shift.company.main();
    Account target = shift.account;
    if (shift.inMain()) {
      return;
    }
    Pipeline pipeline = shift.dice.favourite(main.pipelines());
    String region = shift.region();
    String ip = Addresses.ofRunner(shift.dice);
    String shared = shift.dice.uuid();
    RoleSession outer =
        RoleSession.of(pipeline.role(), "cdk-deploy", shift.accessKey(), second - 20)
            .federatedBy(pipeline.provider());
    RoleSession inner =
        RoleSession.of(target.deployment(), "cdk-deploy", shift.accessKey(), second);
    shift.recordIn(
        main.id(),
        second,
        outer.caller(ip, AGENT),
        shift.sts.assumeRole(inner, region).shared(shared));
    String principal = pipeline.role().id() + ":cdk-deploy";
    shift.record(
        second,
        Callers.otherAccount(main.id(), principal, ip, AGENT),
        shift.sts.assumeRole(inner, region).shared(shared));
    Caller caller = inner.caller(ip, AGENT);
    for (int i = shift.dice.between(5, 12); i > 0; i--) {
      shift.work(second + i, caller, target.deployment().id(), region);
    }
  }
}
