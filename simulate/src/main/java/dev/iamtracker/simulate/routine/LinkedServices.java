package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.company.ServiceRole;

/// AWS services enter their service-linked roles and look around: the noise of every account.
final class LinkedServices implements Routine {
  @Override
  public void play(Shift shift, long second) {
    ServiceRole linked = shift.dice.favourite(shift.account.serviceLinked());
    String region = shift.region();
    RoleSession session =
        RoleSession.of(linked.role(), linked.sessionName(), shift.accessKey(), second);
    shift.record(second, Callers.service(linked.service()), shift.sts.assumeRole(session, region));
    var caller = session.invokedBy(linked.service()).caller(linked.service(), linked.service());
    for (int i = shift.dice.below(4); i > 0; i--) {
      shift.work(second + i, caller, linked.role().id(), region);
    }
  }
}
