package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Addresses;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.company.ServiceRole;
import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Dice;

/// Functions, containers and instances of the company get their roles from AWS and work.
final class OwnServices implements Routine {
  private static final String AGENT =
      "aws-sdk-java/2.34.3 md/io#async md/http#NettyNio ua/2.1 os/Linux#6.1 lang/java#21.0.8"
          + " md/OpenJDK_64-Bit_Server_VM#21.0.8 exec-env/AWS_Lambda_java21";

  @Override
  public void play(Shift shift, long second) {
    ServiceRole own = shift.dice.favourite(shift.account.serviceRoles());
    String region = shift.region();
    RoleSession session = RoleSession.of(own.role(), own.sessionName(), shift.accessKey(), second);
    if (own.sessionName().startsWith("i-")) {
      session = session.onInstance();
    }
    shift.record(second, Callers.service(own.service()), shift.sts.assumeRole(session, region));
    String ip = Addresses.inside(Dice.of(own.role().id().hashCode()));
    Caller caller = session.caller(ip, AGENT);
    long now = second;
    for (int i = shift.dice.between(1, 6); i > 0; i--) {
      now += shift.dice.between(1, 40);
      shift.work(now, caller, own.role().id(), region);
    }
  }
}
