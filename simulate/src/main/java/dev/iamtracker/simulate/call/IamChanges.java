package dev.iamtracker.simulate.call;

import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Clock;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Calls to IAM that change something.
public final class IamChanges {
  public static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

  /// A policy that allows everything, as the JSON text IAM receives.
  public static final String EVERYTHING =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
      """;

  private final Dice dice;

  public IamChanges(Dice dice) {
    this.dice = dice;
  }

  /// Any change that answers nothing: the action, then parameter, value, parameter, value.
  public Call change(String action, String... parameters) {
    return Call.writes("iam", action, Company.GLOBAL_REGION).request(Json.of(parameters));
  }

  /// Any look-up: the action, then parameter, value, parameter, value.
  public Call readOf(String action, String... parameters) {
    Call call = Call.reads("iam", action, Company.GLOBAL_REGION);
    return parameters.length == 0 ? call : call.request(Json.of(parameters));
  }

  public Call createUser(String account, String userName, long second) {
    String user =
        Json.of(
            "path",
            "/",
            "arn",
            "arn:aws:iam::" + account + ":user/" + userName,
            "userId",
            dice.awsId("AIDA"),
            "createDate",
            Clock.words(second),
            "userName",
            userName);
    return change("CreateUser", "userName", userName).response("{\"user\":" + user + "}");
  }

  /// @param keyId the key that is issued
  public Call createAccessKey(String userName, String keyId, long second) {
    String key =
        Json.of(
            "userName",
            userName,
            "accessKeyId",
            keyId,
            "status",
            "Active",
            "createDate",
            Clock.words(second));
    return change("CreateAccessKey", "userName", userName).response("{\"accessKey\":" + key + "}");
  }

  /// Without a user name in the request: the key is for the caller itself.
  public Call createOwnAccessKey(String userName, String keyId, long second) {
    return createAccessKey(userName, keyId, second).request("null");
  }

  public Call createLoginProfile(String userName, long second) {
    String profile =
        new Json(128)
            .open()
            .field("userName", userName)
            .field("createDate", Clock.words(second))
            .field("passwordResetRequired", false)
            .close()
            .text();
    return Call.writes("iam", "CreateLoginProfile", Company.GLOBAL_REGION)
        .request(
            new Json(96)
                .open()
                .field("userName", userName)
                .field("passwordResetRequired", false)
                .close()
                .text())
        .response("{\"loginProfile\":" + profile + "}");
  }

  public Call createRole(
      String account, String roleName, String trust, String description, long second) {
    String role =
        Json.of(
            "path",
            "/",
            "roleName",
            roleName,
            "roleId",
            dice.awsId("AROA"),
            "arn",
            "arn:aws:iam::" + account + ":role/" + roleName,
            "createDate",
            Clock.words(second),
            "assumeRolePolicyDocument",
            urlEncoded(trust));
    return change(
            "CreateRole",
            "roleName",
            roleName,
            "assumeRolePolicyDocument",
            trust,
            "description",
            description)
        .response("{\"role\":" + role + "}");
  }

  public Call createPolicyVersion(String policyArn, String document, String version, long second) {
    String answer =
        new Json(128)
            .open()
            .field("versionId", version)
            .field("isDefaultVersion", true)
            .field("createDate", Clock.words(second))
            .close()
            .text();
    return Call.writes("iam", "CreatePolicyVersion", Company.GLOBAL_REGION)
        .request(
            new Json(400)
                .open()
                .field("policyArn", policyArn)
                .field("policyDocument", document)
                .field("setAsDefault", true)
                .close()
                .text())
        .response("{\"policyVersion\":" + answer + "}");
  }

  public Call createVirtualMfaDevice(String account, String name) {
    String serial = "arn:aws:iam::" + account + ":mfa/" + name;
    return change("CreateVirtualMFADevice", "path", "/", "virtualMFADeviceName", name)
        .response("{\"virtualMFADevice\":" + Json.of("serialNumber", serial) + "}");
  }

  /// A trust policy for an AWS service.
  public static String trustInService(String host) {
    return trust("{\"Service\":\"" + host + "\"}");
  }

  /// A trust policy for an account, user or role.
  public static String trustIn(String principalArn) {
    return trust("{\"AWS\":\"" + principalArn + "\"}");
  }

  /// A policy that allows one action on one resource.
  public static String allow(String action, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
        + action
        + "\"],\"Resource\":\""
        + resource
        + "\"}]}";
  }

  private static String trust(String principal) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
        + principal
        + ",\"Action\":\"sts:AssumeRole\"}]}";
  }

  private static String urlEncoded(String json) {
    return URLEncoder.encode(json, StandardCharsets.UTF_8);
  }
}
