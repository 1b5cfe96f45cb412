package dev.iamtracker.simulate.call;

import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.company.RoleSession;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Clock;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Json;

/// Calls to STS. The access key that a call issues is the one of the session it is given.
public final class StsCalls {
  private static final int HOUR = 3600;

  private final Dice dice;

  public StsCalls(Dice dice) {
    this.dice = dice;
  }

  public Call assumeRole(RoleSession session, String region) {
    Json request =
        new Json(256)
            .open()
            .field("roleArn", session.role().arn())
            .field("roleSessionName", session.name());
    Json response =
        new Json(1400)
            .open()
            .raw("credentials", credentials(session.accessKeyId(), session.startedAt()))
            .raw("assumedRoleUser", user(session));
    if (session.sourceIdentity() != null) {
      request.field("sourceIdentity", session.sourceIdentity()).field("durationSeconds", HOUR);
      response.field("sourceIdentity", session.sourceIdentity());
    }
    return atEndpoint(Call.reads("sts", "AssumeRole", region))
        .request(request.close().text())
        .response(response.close().text())
        .resource(session.role().accountId(), "AWS::IAM::Role", session.role().arn());
  }

  public Call assumeRoleWithWebIdentity(
      RoleSession session, String region, String provider, String subject) {
    Json response =
        new Json(1600)
            .open()
            .raw("credentials", credentials(session.accessKeyId(), session.startedAt()))
            .raw("assumedRoleUser", user(session))
            .field("subjectFromWebIdentityToken", subject)
            .field("provider", provider)
            .plain("audience", "sts.amazonaws.com");
    return atEndpoint(Call.reads("sts", "AssumeRoleWithWebIdentity", region))
        .request(Json.of("roleArn", session.role().arn(), "roleSessionName", session.name()))
        .response(response.close().text())
        .resource(session.role().accountId(), "AWS::IAM::Role", session.role().arn());
  }

  /// The key in the answer is not the one the session then uses: Identity Center exchanges it.
  public Call assumeRoleWithSaml(
      RoleSession session, String region, String principalArn, String nameId) {
    String request =
        Json.of(
            "sAMLAssertionID",
            "_" + dice.uuid(),
            "roleSessionName",
            session.name(),
            "principalArn",
            principalArn,
            "roleArn",
            session.role().arn());
    Json response =
        new Json(1600)
            .open()
            .raw("credentials", credentials(dice.awsId("ASIA"), session.startedAt()))
            .raw("assumedRoleUser", user(session))
            .field("subject", nameId)
            .plain("subjectType", "persistent")
            .plain("issuer", "https://portal.sso." + region + ".amazonaws.com/saml/assertion")
            .plain("audience", "https://signin.aws.amazon.com/saml")
            .plain("nameQualifier", dice.base64(27).concat("="));
    return atEndpoint(Call.reads("sts", "AssumeRoleWithSAML", region))
        .request(request)
        .response(response.close().text())
        .resource(session.role().accountId(), "AWS::IAM::Role", session.role().arn());
  }

  /// @param issuedKey the key that the answer holds
  public Call getSessionToken(Person person, String issuedKey, long second, String region) {
    return atEndpoint(Call.writes("sts", "GetSessionToken", region))
        .request(
            new Json(96)
                .open()
                .field("serialNumber", person.mfaArn())
                .field("durationSeconds", 12 * HOUR)
                .close()
                .text())
        .response(
            new Json(1200)
                .open()
                .raw("credentials", credentials(issuedKey, second + 11 * HOUR))
                .close()
                .text());
  }

  public Call getFederationToken(Person person, String name, String issuedKey, long second) {
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
            + "\"Resource\":\"*\"}]}";
    String user =
        Json.of(
            "federatedUserId", person.accountId() + ":" + name,
            "arn", "arn:aws:sts::" + person.accountId() + ":federated-user/" + name);
    return atEndpoint(Call.writes("sts", "GetFederationToken", Company.GLOBAL_REGION))
        .request(
            new Json(256)
                .open()
                .field("name", name)
                .field("policy", policy)
                .field("durationSeconds", 36 * HOUR)
                .close()
                .text())
        .response(
            new Json(1300)
                .open()
                .raw("credentials", credentials(issuedKey, second + 35 * HOUR))
                .raw("federatedUser", user)
                .field("packedPolicySize", 3)
                .close()
                .text());
  }

  public Call getCallerIdentity(String region) {
    return atEndpoint(Call.reads("sts", "GetCallerIdentity", region));
  }

  private String credentials(String keyId, long second) {
    return new Json(1200)
        .open()
        .plain("accessKeyId", keyId)
        .plain("sessionToken", dice.sessionToken())
        .plain("expiration", Clock.words(second + HOUR))
        .close()
        .text();
  }

  private static String user(RoleSession session) {
    return Json.of(
        "assumedRoleId",
        session.role().id() + ":" + session.name(),
        "arn",
        session.role().sessionArn(session.name()));
  }

  /// Calls to the global endpoint are recorded in us-east-1 and say where they were served.
  private Call atEndpoint(Call call) {
    boolean global = call.region().equals(Company.GLOBAL_REGION) && dice.chance(0.3);
    if (!global && dice.chance(0.5)) {
      return call;
    }
    String details =
        Json.of("endpointType", global ? "global" : "regional", "awsServingRegion", call.region());
    return call.additional("{\"RequestDetails\":" + details + "}");
  }
}
