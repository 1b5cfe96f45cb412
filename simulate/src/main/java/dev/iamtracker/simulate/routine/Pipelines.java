package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.company.Addresses;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Pipeline;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;
import java.util.List;

/// Build robots run in bursts; those for infrastructure now and then change a role.
final class Pipelines implements Routine {
  private static final String DEPLOY =
      "aws-cli/2.31.8 md/awscrt#0.27.6 ua/2.1 os/linux#6.11.0-1018-azure md/arch#x86_64"
          + " lang/python#3.13.7 md/pyimpl#CPython exec-env/GitHub cfg/retry-mode#standard";
  private static final String TERRAFORM =
      "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io)"
          + " terraform-provider-aws/6.14.1 (+https://registry.terraform.io/providers/hashicorp/aws)"
          + " aws-sdk-go-v2/1.39.0 ua/2.1 os/linux lang/go#1.24.6 md/GOOS#linux md/GOARCH#amd64";

  private static final double CHANGES_SOMETHING = 0.8;

  @Override
  public void play(Shift shift, long second) {
    Pipeline pipeline = shift.dice.favourite(shift.account.pipelines());
    String region = shift.region();
    String ip = Addresses.ofRunner(shift.dice);
    String agent = pipeline.terraform() ? TERRAFORM : DEPLOY;
    RoleSession session =
        RoleSession.of(pipeline.role(), "GitHubActions", shift.accessKey(), second)
            .federatedBy(pipeline.provider());
    shift.record(
        second,
        Callers.webIdentity(pipeline.provider(), pipeline.subject(), ip, agent),
        shift.sts.assumeRoleWithWebIdentity(
            session, region, pipeline.provider(), pipeline.subject()));
    Caller caller = session.caller(ip, agent);
    long now = second + 1;
    shift.record(now, caller, shift.sts.getCallerIdentity(region));
    for (int i = shift.dice.between(12, 35); i > 0; i--) {
      now += shift.dice.below(5);
      shift.work(now, caller, pipeline.role().id(), region);
    }
    if (pipeline.terraform() && shift.dice.chance(CHANGES_SOMETHING)) {
      change(shift, caller, now + 2);
    }
  }

  /// Harmless changes: narrow policies, trust in AWS services only.
  private static void change(Shift shift, Caller caller, long second) {
    String account = shift.account.id();
    String name = shift.dice.favourite(shift.account.targets()).name();
    IamChanges changes = shift.changes;
    shift.record(
        second,
        caller,
        switch (shift.dice.below(5)) {
          case 0 ->
              changes.change(
                  "PutRolePolicy",
                  "roleName",
                  name,
                  "policyName",
                  "read-own-bucket",
                  "policyDocument",
                  IamChanges.allow("s3:GetObject", "arn:aws:s3:::example-data-" + account + "/*"));
          case 1 ->
              changes.change(
                  "AttachRolePolicy",
                  "roleName",
                  name,
                  "policyArn",
                  "arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess");
          case 2 ->
              changes.createRole(
                  account,
                  name + "-" + shift.dice.hex(4),
                  IamChanges.trustInService("lambda.amazonaws.com"),
                  shift.dice.pick(DESCRIPTIONS),
                  second);
          case 3 ->
              changes.createPolicyVersion(
                  "arn:aws:iam::" + account + ":policy/" + name,
                  IamChanges.allow(
                      "dynamodb:GetItem", "arn:aws:dynamodb:*:" + account + ":table/x"),
                  "v" + shift.dice.between(2, 9),
                  second);
          default ->
              changes.change(
                  "TagRole",
                  "roleName",
                  name,
                  "tags.1.key",
                  "team",
                  "tags.1.value",
                  "zahlungsverkehr");
        });
  }

  private static final List<String> DESCRIPTIONS =
      List.of(
          "Managed by Terraform",
          "Nur lesen: Prüfung \"Q3\" für Größen > 5",
          "注文処理",
          "Rôle d'exécution — café",
          "path C:\\deploy\\roles\n2nd line");
}
