package dev.iamtracker.simulate.company;

import dev.iamtracker.simulate.record.Caller;
import dev.iamtracker.simulate.record.Clock;
import dev.iamtracker.simulate.record.Json;
import org.jspecify.annotations.Nullable;

/// A role in use, under the access key that STS issued for it.
///
/// @param startedAt seconds since 1970, the time of the call that issued the key
/// @param federatedProvider the identity provider of a web identity session
/// @param instance whether an EC2 instance got the credentials from its metadata service
/// @param onBehalfOf the Identity Center user as JSON
/// @param invokedBy the service that calls in the session's name
/// @param sourceIdentity who is behind the session, whatever roles it goes through
public record RoleSession(
    Role role,
    String name,
    String accessKeyId,
    long startedAt,
    boolean mfa,
    @Nullable String federatedProvider,
    boolean instance,
    @Nullable String onBehalfOf,
    @Nullable String invokedBy,
    @Nullable String sourceIdentity) {

  public static RoleSession of(Role role, String name, String accessKeyId, long startedAt) {
    return new RoleSession(
        role, name, accessKeyId, startedAt, false, null, false, null, null, null);
  }

  public RoleSession withMfa() {
    return new RoleSession(
        role,
        name,
        accessKeyId,
        startedAt,
        true,
        federatedProvider,
        instance,
        onBehalfOf,
        invokedBy,
        sourceIdentity);
  }

  public RoleSession federatedBy(String provider) {
    return new RoleSession(
        role,
        name,
        accessKeyId,
        startedAt,
        mfa,
        provider,
        instance,
        onBehalfOf,
        invokedBy,
        sourceIdentity);
  }

  public RoleSession onInstance() {
    return new RoleSession(
        role,
        name,
        accessKeyId,
        startedAt,
        mfa,
        federatedProvider,
        true,
        onBehalfOf,
        invokedBy,
        sourceIdentity);
  }

  public RoleSession onBehalfOf(String userJson) {
    return new RoleSession(
        role,
        name,
        accessKeyId,
        startedAt,
        mfa,
        federatedProvider,
        instance,
        userJson,
        invokedBy,
        sourceIdentity);
  }

  public RoleSession invokedBy(String service) {
    return new RoleSession(
        role,
        name,
        accessKeyId,
        startedAt,
        mfa,
        federatedProvider,
        instance,
        onBehalfOf,
        service,
        sourceIdentity);
  }

  public RoleSession withKey(String newAccessKeyId) {
    return new RoleSession(
        role,
        name,
        newAccessKeyId,
        startedAt,
        mfa,
        federatedProvider,
        instance,
        onBehalfOf,
        invokedBy,
        sourceIdentity);
  }

  public RoleSession identifiedAs(String person) {
    return new RoleSession(
        role,
        name,
        accessKeyId,
        startedAt,
        mfa,
        federatedProvider,
        instance,
        onBehalfOf,
        invokedBy,
        person);
  }

  public Caller caller(String sourceIp, String userAgent) {
    String arn = role.sessionArn(name);
    Json json =
        new Json(800)
            .open()
            .plain("type", "AssumedRole")
            .field("principalId", role.id() + ":" + name)
            .field("arn", arn)
            .plain("accountId", role.accountId())
            .plain("accessKeyId", accessKeyId)
            .open("sessionContext")
            .open("sessionIssuer")
            .plain("type", "Role")
            .plain("principalId", role.id())
            .field("arn", role.arn())
            .plain("accountId", role.accountId())
            .field("userName", role.name())
            .close();
    if (federatedProvider != null) {
      json.open("webIdFederationData")
          .field("federatedProvider", federatedProvider)
          .open("attributes")
          .close()
          .close();
    }
    json.open("attributes")
        .plain("creationDate", Clock.iso(startedAt))
        .plain("mfaAuthenticated", mfa ? "true" : "false")
        .close();
    if (instance) {
      json.plain("ec2RoleDelivery", "2.0");
    }
    if (sourceIdentity != null) {
      json.field("sourceIdentity", sourceIdentity);
    }
    json.close();
    if (onBehalfOf != null) {
      json.raw("onBehalfOf", onBehalfOf);
    }
    if (invokedBy != null) {
      json.plain("invokedBy", invokedBy);
    }
    return new Caller(json.close().text(), arn, role.accountId(), sourceIp, userAgent, false);
  }
}
