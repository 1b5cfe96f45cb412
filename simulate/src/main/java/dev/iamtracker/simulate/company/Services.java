package dev.iamtracker.simulate.company;

import dev.iamtracker.simulate.record.Dice;
import java.util.ArrayList;
import java.util.List;

/// The roles that AWS services assume.
final class Services {
  private Services() {}

  /// Roles under `/aws-service-role/`, which AWS creates itself.
  static List<ServiceRole> linked(Dice dice, String account) {
    return List.of(
        linked(dice, account, "config", "AWSServiceRoleForConfig", "AWSConfig-Describe"),
        linked(dice, account, "autoscaling", "AWSServiceRoleForAutoScaling", "AutoScaling"),
        linked(dice, account, "ecs", "AWSServiceRoleForECS", "ecs-service-scheduler"),
        linked(
            dice, account, "access-analyzer", "AWSServiceRoleForAccessAnalyzer", "access-analyzer"),
        linked(dice, account, "guardduty", "AWSServiceRoleForAmazonGuardDuty", "guardduty"),
        linked(
            dice, account, "trustedadvisor", "AWSServiceRoleForTrustedAdvisor", "TrustedAdvisor"),
        linked(
            dice, account, "inspector2", "AWSServiceRoleForAmazonInspector2", "AmazonInspector2"),
        linked(
            dice,
            account,
            "elasticloadbalancing",
            "AWSServiceRoleForElasticLoadBalancing",
            "ElasticLoadBalancing"),
        linked(dice, account, "rds", "AWSServiceRoleForRDS", "AWSServiceRoleForRDS"),
        linked(dice, account, "support", "AWSServiceRoleForSupport", "SupportSession"));
  }

  /// Roles of the company's own functions, containers, instances and jobs.
  static List<ServiceRole> own(Dice dice, String account, int count) {
    List<ServiceRole> roles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String team = Names.TEAMS.get(i % 16) + (i < 16 ? "" : "-" + i / 16);
      roles.add(
          switch (i % 4) {
            case 0 -> own(dice, account, "lambda.amazonaws.com", team + "-function", team);
            case 1 ->
                own(dice, account, "ec2.amazonaws.com", team + "-instance", "i-0" + dice.hex(16));
            case 2 -> own(dice, account, "ecs-tasks.amazonaws.com", team + "-task", dice.hex(32));
            default ->
                own(
                    dice,
                    account,
                    "states.amazonaws.com",
                    team + "-workflow",
                    dice.alphanumeric(32));
          });
    }
    return roles;
  }

  private static ServiceRole linked(
      Dice dice, String account, String service, String name, String session) {
    String host = service + ".amazonaws.com";
    Role role = new Role(account, "/aws-service-role/" + host + "/", name, dice.awsId("AROA"));
    return new ServiceRole(host, role, session);
  }

  private static ServiceRole own(
      Dice dice, String account, String host, String name, String session) {
    Role role = new Role(account, "/service-role/", name, dice.awsId("AROA"));
    return new ServiceRole(host, role, session);
  }
}
