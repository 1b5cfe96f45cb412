package dev.iamtracker.simulate.call;

import dev.iamtracker.simulate.company.IdentityCenter;
import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.company.Role;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Clock;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Json;
import java.util.List;

/// Calls to IAM Identity Center: its sign-in, its portal, its administration.
public final class IdentityCenterCalls {
  private final Dice dice;
  private final IdentityCenter center;

  public IdentityCenterCalls(Dice dice, IdentityCenter center) {
    this.dice = dice;
    this.center = center;
  }

  /// The page asks for a credential.
  public Call challenge(String workflow) {
    return signIn("CredentialChallenge", workflow, "Success", "");
  }

  /// The credential was checked; the user name is known only if it was right.
  public Call verification(String workflow, boolean success, String userName) {
    return signIn("CredentialVerification", workflow, success ? "Success" : "Failure", userName);
  }

  /// Recorded only after all challenges were met.
  public Call authentication(String workflow, String userName) {
    return signIn("UserAuthentication", workflow, "Success", userName);
  }

  private Call signIn(String name, String workflow, String result, String userName) {
    Json additional =
        new Json(200).open().plain("AuthWorkflowID", workflow).plain("CredentialType", "PASSWORD");
    if (!userName.isEmpty()) {
      additional.field("UserName", userName);
    }
    return Call.writes("signin", name, center.region())
        .type("AwsServiceEvent")
        .additional(additional.close().text())
        .details(Json.of(name, result));
  }

  /// The token of a command-line sign-in.
  public Call createToken() {
    return Call.writes("sso-oauth", "CreateToken", center.region())
        .request(
            Json.of(
                "clientId", dice.alphanumeric(22),
                "clientSecret", "HIDDEN_DUE_TO_SECURITY_REASONS",
                "grantType", "refresh_token",
                "refreshToken", "HIDDEN_DUE_TO_SECURITY_REASONS"))
        .response(
            new Json(256)
                .open()
                .plain("accessToken", "HIDDEN_DUE_TO_SECURITY_REASONS")
                .plain("tokenType", "Bearer")
                .field("expiresIn", 3600)
                .plain("refreshToken", "HIDDEN_DUE_TO_SECURITY_REASONS")
                .close()
                .text());
  }

  public Call listAccounts() {
    return portal("ListAccounts");
  }

  public Call listAccountRoles(String account) {
    return portal("ListAccountRoles").details(Json.of("account_id", account));
  }

  /// Account and role are in the service event details; the credentials are not recorded.
  public Call getRoleCredentials(Role role) {
    return portal("GetRoleCredentials")
        .details(Json.of("account_id", role.accountId(), "role_name", permissionSetName(role)));
  }

  private Call portal(String name) {
    return Call.reads("sso", name, center.region()).type("AwsServiceEvent");
  }

  /// Something an administrator looks at.
  public Call lookUp(List<Person> people) {
    return switch (dice.below(7)) {
      case 0 ->
          instance("ListPermissionSets").request(Json.of("instanceArn", center.instanceArn()));
      case 1 -> instance("DescribePermissionSet").request(permissionSet(dice.between(1, 9)));
      case 2 ->
          instance("ListManagedPoliciesInPermissionSet").request(permissionSet(dice.between(1, 9)));
      case 3 -> instance("ListAccountAssignments").request(permissionSet(dice.between(1, 9)));
      case 4 -> store("DescribeUser", "userId", dice.favourite(people).id());
      case 5 -> store("ListGroupMembershipsForMember", "memberId", dice.favourite(people).id());
      default ->
          Call.reads("sso-directory", "SearchUsers", center.region())
              .request(Json.of("identityStoreId", center.storeId()));
    };
  }

  private Call instance(String name) {
    return Call.reads("sso", name, center.region());
  }

  private Call store(String name, String parameter, String value) {
    return Call.reads("identitystore", name, center.region())
        .request(Json.of("identityStoreId", center.storeId(), parameter, value));
  }

  private String permissionSet(int number) {
    return Json.of(
        "instanceArn", center.instanceArn(),
        "permissionSetArn", center.permissionSetArn("000000000000000" + number));
  }

  /// @param id 16 hexadecimal digits
  public Call createPermissionSet(String id, String name, String description, long second) {
    String set =
        Json.of(
            "name",
            name,
            "permissionSetArn",
            center.permissionSetArn(id),
            "createdDate",
            Clock.narrowWords(second),
            "sessionDuration",
            "PT12H");
    return Call.writes("sso", "CreatePermissionSet", center.region())
        .request(
            Json.of(
                "instanceArn",
                center.instanceArn(),
                "name",
                name,
                "description",
                description,
                "sessionDuration",
                "PT12H"))
        .response("{\"permissionSet\":" + set + "}");
  }

  public Call attachManagedPolicy(String id, String policyArn) {
    return Call.writes("sso", "AttachManagedPolicyToPermissionSet", center.region())
        .request(
            Json.of(
                "instanceArn", center.instanceArn(),
                "permissionSetArn", center.permissionSetArn(id),
                "managedPolicyArn", policyArn));
  }

  public Call provision(String id) {
    return Call.writes("sso", "ProvisionPermissionSet", center.region())
        .request(
            Json.of(
                "instanceArn", center.instanceArn(),
                "permissionSetArn", center.permissionSetArn(id),
                "targetType", "ALL_PROVISIONED_ACCOUNTS"))
        .response(
            "{\"permissionSetProvisioningStatus\":"
                + Json.of("status", "IN_PROGRESS", "requestId", dice.uuid())
                + "}");
  }

  public Call createAccountAssignment(
      String id, String account, String principalType, String principalId) {
    String asked =
        Json.of(
            "instanceArn",
            center.instanceArn(),
            "targetId",
            account,
            "targetType",
            "AWS_ACCOUNT",
            "permissionSetArn",
            center.permissionSetArn(id),
            "principalType",
            principalType,
            "principalId",
            principalId);
    return Call.writes("sso", "CreateAccountAssignment", center.region())
        .request(asked)
        .response(
            "{\"accountAssignmentCreationStatus\":"
                + Json.of("status", "IN_PROGRESS", "requestId", dice.uuid(), "targetId", account)
                + "}");
  }

  public Call createUser(String userId, long second) {
    String user =
        "{\"user\":{\"userId\":\""
            + userId
            + "\",\"userAttributes\":{\"displayName\":{}},\"active\":true,\"meta\":"
            + Json.of("createdAt", Clock.narrowWords(second))
            + "}}";
    return Call.writes("sso-directory", "CreateUser", center.region())
        .request(
            "{\"identityStoreId\":\""
                + center.storeId()
                + "\",\"passwordMode\":\"OTP\",\"active\":true,"
                + "\"userAttributes\":{\"displayName\":{}}}")
        .response(user);
  }

  public Call addMemberToGroup(String groupId, String userId) {
    return Call.writes("sso-directory", "AddMemberToGroup", center.region())
        .request(
            "{\"identityStoreId\":\""
                + center.storeId()
                + "\",\"groupId\":\""
                + groupId
                + "\",\"member\":{\"memberId\":\""
                + userId
                + "\"}}");
  }

  public Call resetPassword(String userId) {
    return Call.writes("sso-directory", "UpdatePassword", center.region())
        .request(
            Json.of("identityStoreId", center.storeId(), "userId", userId, "passwordMode", "OTP"));
  }

  /// `AWSReservedSSO_DeveloperAccess_0123456789abcdef` is the role of `DeveloperAccess`.
  private static String permissionSetName(Role role) {
    String name = role.name();
    return name.substring(name.indexOf('_') + 1, name.lastIndexOf('_'));
  }
}
