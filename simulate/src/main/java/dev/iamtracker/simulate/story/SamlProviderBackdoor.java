package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.call.IamChanges;
import dev.iamtracker.simulate.company.Callers;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Role;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Caller;

final class SamlProviderBackdoor implements Story {
  @Override
  public String name() {
    return "saml-provider-backdoor";
  }

  @Override
  public String description() {
    return "A second identity provider is added, and its assertions open an admin role.";
  }

  @Override
  public void play(Stage stage) {
    String id = stage.account.id();
    String provider = "arn:aws:iam::" + id + ":saml-provider/corporate-sso-2";
    Caller caller =
        RoleSession.of(
                stage.account.workforce().getLast(), "l.haas", stage.accessKey(), stage.now() - 400)
            .caller(stage.ip, Stage.TERMINAL);
    stage.act("validation", caller, stage.sts.getCallerIdentity(Company.GLOBAL_REGION));
    stage.after(10, 40);
    stage.act("discovery", caller, stage.changes.readOf("ListSAMLProviders"));
    stage.after(30, 90);
    stage.act(
        "persistence",
        caller,
        stage.changes.change(
            "CreateSAMLProvider",
            "name",
            "corporate-sso-2",
            "sAMLMetadataDocument",
            "<EntityDescriptor entityID=\"https://login.example.net\"/>"));
    long now = stage.after(20, 60);
    String trust =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
            + "{\"Federated\":\""
            + provider
            + "\"},\"Action\":\"sts:AssumeRoleWithSAML\"}]}";
    stage.act(
        "persistence",
        caller,
        stage.changes.createRole(id, "federated-operations", trust, "Operations", now));
    stage.after(3, 9);
    stage.act(
        "escalation",
        caller,
        stage.changes.change(
            "AttachRolePolicy",
            "roleName",
            "federated-operations",
            "policyArn",
            IamChanges.ADMINISTRATOR));
    now = stage.after(600, 1800);
    Role role = new Role(id, "/", "federated-operations", stage.dice.awsId("AROA"));
    RoleSession session = RoleSession.of(role, "ops@example.net", stage.accessKey(), now);
    stage.act(
        "access",
        Callers.saml(
            stage.dice.base64(27) + ":ops@example.net",
            "ops@example.net",
            provider,
            stage.ip,
            Stage.BROWSER),
        stage.sts.assumeRoleWithSaml(session, Company.GLOBAL_REGION, provider, "ops@example.net"));
    stage.act(
        "access",
        session.caller(stage.ip, Stage.BROWSER),
        stage.signin.federated(Company.GLOBAL_REGION, provider));
    for (int i = 0; i < 5; i++) {
      stage.after(5, 60);
      stage.act(
          "use",
          session.withKey(stage.accessKey()).caller(stage.ip, Stage.BROWSER).inConsole(),
          stage.reads.systematically(stage.account, i));
    }
  }
}
