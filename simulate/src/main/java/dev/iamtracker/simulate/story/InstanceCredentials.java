package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Addresses;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.company.ServiceRole;
import dev.iamtracker.simulate.record.Caller;

final class InstanceCredentials implements Story {
  @Override
  public String name() {
    return "instance-credentials-theft";
  }

  @Override
  public String description() {
    return "The role of an EC2 instance is used from the instance and, soon after, from elsewhere.";
  }

  @Override
  public void play(Stage stage) {
    ServiceRole instance =
        stage.account.serviceRoles().stream()
            .filter(role -> role.sessionName().startsWith("i-"))
            .findFirst()
            .orElseThrow();
    String region = stage.company.regions().getFirst();
    String home = Addresses.inside(stage.dice);
    RoleSession session =
        RoleSession.of(instance.role(), "i-0" + stage.dice.hex(16), stage.accessKey(), stage.now())
            .onInstance();
    stage.act("access", Callers.service(instance.service()), stage.sts.assumeRole(session, region));
    Caller atHome = session.caller(home, "aws-sdk-go-v2/1.39.2 ua/2.1 os/linux lang/go#1.25.1");
    for (int i = 0; i < 3; i++) {
      stage.after(20, 90);
      stage.act("before", atHome, stage.work.any(stage.account, region));
    }
    Caller elsewhere = session.caller(stage.ip, Stage.TERMINAL);
    stage.after(60, 300);
    stage.act("theft", elsewhere, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    for (int i = 0; i < 10; i++) {
      stage.after(3, 30);
      stage.act(
          i < 5 ? "discovery" : "collection",
          elsewhere,
          i % 4 == 1
              ? stage.reads.systematically(stage.account, i).denied(elsewhere, "*")
              : stage.work.any(stage.account, region));
    }
  }
}
