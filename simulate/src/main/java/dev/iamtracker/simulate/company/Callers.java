package dev.iamtracker.simulate.company;

import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Clock;
import dev.iamtracker.simulate.record.Json;

/// The kinds of callers other than role sessions.
public final class Callers {
  private Callers() {}

  /// An IAM user with a long-term key in a terminal or program.
  public static Caller user(Person person) {
    return user(person, person.accessKeyId()).from(person.ip(), person.terminal());
  }

  public static Caller user(Person person, String accessKeyId) {
    String json =
        userHead(person)
            .plain("accessKeyId", accessKeyId)
            .field("userName", person.name())
            .close()
            .text();
    return personal(person, json);
  }

  /// An IAM user at a sign-in page: no key yet.
  public static Caller userAtSignIn(Person person) {
    return personal(person, userHead(person).field("userName", person.name()).close().text());
  }

  /// An IAM user with a temporary key: in the console, or after GetSessionToken.
  public static Caller userSession(Person person, String accessKeyId, long startedAt, boolean mfa) {
    Json json =
        userHead(person)
            .plain("accessKeyId", accessKeyId)
            .field("userName", person.name())
            .open("sessionContext")
            .open("sessionIssuer")
            .close()
            .open("webIdFederationData")
            .close();
    attributes(json, startedAt, mfa).close().close();
    return personal(person, json.text());
  }

  /// Somebody at a sign-in page who gave a user name that does not exist, perhaps a password.
  public static Caller hiddenUser(String accountId, String ip, String browser) {
    String json =
        new Json(160)
            .open()
            .plain("type", "IAMUser")
            .plain("accountId", accountId)
            .plain("accessKeyId", "")
            .plain("userName", "HIDDEN_DUE_TO_SECURITY_REASONS")
            .close()
            .text();
    return new Caller(json, "", accountId, ip, browser, false);
  }

  /// Root at a sign-in page, or with a session when a key is given.
  public static Caller root(
      String accountId, String accessKeyId, long startedAt, boolean mfa, String ip, String agent) {
    String arn = "arn:aws:iam::" + accountId + ":root";
    Json json =
        new Json(400)
            .open()
            .plain("type", "Root")
            .plain("principalId", accountId)
            .plain("arn", arn)
            .plain("accountId", accountId)
            .plain("accessKeyId", accessKeyId);
    if (!accessKeyId.isEmpty()) {
      json.open("sessionContext").open("sessionIssuer").close();
      attributes(json, startedAt, mfa).close();
    }
    return new Caller(json.close().text(), arn, accountId, ip, agent, false);
  }

  public static Caller service(String host) {
    return new Caller(Json.of("type", "AWSService", "invokedBy", host), "", "", host, host, false);
  }

  /// A caller of another account, as the trail of the called account shows it.
  public static Caller otherAccount(String accountId, String principalId, String ip, String agent) {
    String json = Json.of("type", "AWSAccount", "principalId", principalId, "accountId", accountId);
    return new Caller(json, "", accountId, ip, agent, false);
  }

  public static Caller webIdentity(String provider, String subject, String ip, String agent) {
    String json =
        Json.of(
            "type",
            "WebIdentityUser",
            "principalId",
            provider + ":sts.amazonaws.com:" + subject,
            "userName",
            subject,
            "identityProvider",
            provider);
    return new Caller(json, "", "", ip, agent, false);
  }

  public static Caller saml(
      String principalId, String userName, String provider, String ip, String agent) {
    String json =
        Json.of(
            "type", "SAMLUser",
            "principalId", principalId,
            "userName", userName,
            "identityProvider", provider);
    return new Caller(json, "", "", ip, agent, false);
  }

  /// A signed-in user of Identity Center; the credential id is the portal session.
  public static Caller identityCenter(IdentityCenter center, Person person, String credentialId) {
    String json =
        new Json(320)
            .open()
            .plain("type", "IdentityCenterUser")
            .plain("accountId", center.accountId())
            .raw("onBehalfOf", center.onBehalfOf(person))
            .plain("credentialId", credentialId)
            .close()
            .text();
    return personal(person, json);
  }

  /// Somebody at the sign-in page of Identity Center, not yet known.
  public static Caller unknown(IdentityCenter center, String ip, String browser) {
    String json = Json.of("type", "Unknown", "accountId", center.accountId(), "accessKeyId", "");
    return new Caller(json, "", center.accountId(), ip, browser, false);
  }

  /// A session of GetFederationToken.
  public static Caller federated(
      Person issuer, String name, String accessKeyId, long startedAt, String ip, String agent) {
    String arn = "arn:aws:sts::" + issuer.accountId() + ":federated-user/" + name;
    Json json =
        new Json(640)
            .open()
            .plain("type", "FederatedUser")
            .field("principalId", issuer.accountId() + ":" + name)
            .field("arn", arn)
            .plain("accountId", issuer.accountId())
            .plain("accessKeyId", accessKeyId)
            .open("sessionContext")
            .open("sessionIssuer")
            .plain("type", "IAMUser")
            .plain("principalId", issuer.id())
            .field("arn", issuer.arn())
            .plain("accountId", issuer.accountId())
            .field("userName", issuer.name())
            .close();
    attributes(json, startedAt, false).close().close();
    return new Caller(json.text(), arn, issuer.accountId(), ip, agent, false);
  }

  private static Json userHead(Person person) {
    return new Json(480)
        .open()
        .plain("type", "IAMUser")
        .plain("principalId", person.id())
        .field("arn", person.arn())
        .plain("accountId", person.accountId());
  }

  private static Json attributes(Json json, long startedAt, boolean mfa) {
    return json.open("attributes")
        .plain("creationDate", Clock.iso(startedAt))
        .plain("mfaAuthenticated", mfa ? "true" : "false")
        .close();
  }

  private static Caller personal(Person person, String json) {
    return new Caller(json, person.arn(), person.accountId(), person.ip(), person.browser(), false);
  }
}
