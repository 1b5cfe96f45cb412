package dev.iamtracker.simulate.record;

import org.jspecify.annotations.Nullable;

/// One API call or sign-in: what was asked and what came of it. Built once, then only read.
public final class Call {
  final String source;
  final String name;
  final String region;
  boolean readOnly;
  String request = "null";
  String response = "null";
  String eventType = "AwsApiCall";
  @Nullable String errorCode;
  @Nullable String errorMessage;
  @Nullable String additional;
  @Nullable String details;
  @Nullable String resources;
  @Nullable String sharedId;
  @Nullable String vpcEndpoint;

  private Call(String source, String name, String region, boolean readOnly) {
    this.source = source;
    this.name = name;
    this.region = region;
    this.readOnly = readOnly;
  }

  /// A call that reads; the service is named without `.amazonaws.com`.
  public static Call reads(String service, String name, String region) {
    return new Call(service, name, region, true);
  }

  /// A call that changes something; the service is named without `.amazonaws.com`.
  public static Call writes(String service, String name, String region) {
    return new Call(service, name, region, false);
  }

  public Call request(String json) {
    request = json;
    return this;
  }

  public Call response(String json) {
    response = json;
    return this;
  }

  /// Makes the call fail: no response, an error instead.
  public Call failing(String code, String message) {
    errorCode = code;
    errorMessage = message;
    response = "null";
    return this;
  }

  /// An error message without an error code, as failed console sign-ins have it.
  public Call message(String text) {
    errorMessage = text;
    return this;
  }

  /// Makes the call fail for lack of permission, in the words of AWS.
  public Call denied(Caller caller, String resource) {
    String action = source + ":" + name;
    return failing(
        "AccessDenied",
        "User: "
            + caller.arn()
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + resource
            + " because no identity-based policy allows the "
            + action
            + " action");
  }

  public Call additional(String json) {
    additional = json;
    return this;
  }

  public Call details(String json) {
    details = json;
    return this;
  }

  public Call resource(String accountId, String type, String arn) {
    resources = "[" + Json.of("accountId", accountId, "type", type, "ARN", arn) + "]";
    return this;
  }

  public Call type(String type) {
    eventType = type;
    return this;
  }

  /// The id that the events of a call across accounts have in common.
  public Call shared(String id) {
    sharedId = id;
    return this;
  }

  public Call through(String vpcEndpointId) {
    vpcEndpoint = vpcEndpointId;
    return this;
  }

  public String name() {
    return name;
  }

  public String region() {
    return region;
  }

  /// Whether the event belongs to the identity sources: IAM, STS, sign-in, Identity Center.
  public boolean isIdentity() {
    return switch (source) {
      case "iam", "sts", "signin", "sso", "sso-directory", "sso-oauth", "identitystore" -> true;
      default -> false;
    };
  }
}
