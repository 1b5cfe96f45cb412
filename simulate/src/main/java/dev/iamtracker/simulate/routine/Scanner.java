package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Addresses;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Dice;

/// The posture scanner reads everything, all day, under its read-only role.
final class Scanner implements Routine {
  private static final String AGENT =
      "aws-sdk-java/2.33.8 PrismaCloud/25.9 ua/2.1 os/Linux#5.10 lang/java#17.0.16";

  @Override
  public void play(Shift shift, long second) {
    Account account = shift.account;
    String region = shift.region();
    String ip = Addresses.inside(Dice.of(account.scanner().id().hashCode()));
    Caller host =
        RoleSession.of(
                account.scannerHost(), "i-00000" + account.id(), shift.accessKey(), second - 600)
            .onInstance()
            .caller(ip, AGENT);
    RoleSession session =
        RoleSession.of(account.scanner(), "PrismaCloudScan", shift.accessKey(), second);
    shift.record(second, host, shift.sts.assumeRole(session, region));
    Caller caller = session.caller(ip, AGENT);
    long now = second;
    for (int i = shift.dice.between(30, 80); i > 0; i--) {
      now += shift.dice.below(3);
      shift.work(now, caller, account.scanner().id(), region);
    }
  }
}
