package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Addresses;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Pipeline;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Dice;

/// Programs in Kubernetes exchange their service account's token for a role.
final class Pods implements Routine {
  private static final String AGENT =
      "aws-sdk-go-v2/1.39.2 ua/2.1 os/linux lang/go#1.25.1 md/GOOS#linux md/GOARCH#arm64"
          + " api/sts#1.38.4";

  @Override
  public void play(Shift shift, long second) {
    Pipeline pod = shift.dice.favourite(shift.account.pods());
    String region = shift.region();
    String ip = Addresses.inside(Dice.of(pod.role().id().hashCode()));
    String name = "aws-sdk-go-" + second + shift.dice.between(100_000_000, 999_999_999);
    RoleSession session =
        RoleSession.of(pod.role(), name, shift.accessKey(), second).federatedBy(pod.provider());
    shift.record(
        second,
        Callers.webIdentity(pod.provider(), pod.subject(), ip, AGENT),
        shift
            .sts
            .assumeRoleWithWebIdentity(session, region, pod.provider(), pod.subject())
            .through(shift.vpcEndpoint(pod.subject())));
    Caller caller = session.caller(ip, AGENT);
    long now = second;
    for (int i = shift.dice.between(2, 7); i > 0; i--) {
      now += shift.dice.between(1, 30);
      shift.work(now, caller, pod.role().id(), region);
    }
  }
}
