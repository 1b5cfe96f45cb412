package dev.iamtracker.simulate.call;

import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Json;
import java.util.List;

/// Calls to IAM that look something up.
public final class IamReads {
  /// The parameter by which a look-up names what it wants, `""` for none.
  private record LookUp(String name, String parameter) {}

  private static final List<LookUp> ALL =
      List.of(
          new LookUp("GetRole", "roleName"),
          new LookUp("ListAttachedRolePolicies", "roleName"),
          new LookUp("ListRolePolicies", "roleName"),
          new LookUp("GetRolePolicy", "roleName"),
          new LookUp("ListInstanceProfilesForRole", "roleName"),
          new LookUp("GetPolicy", "policyArn"),
          new LookUp("GetPolicyVersion", "policyArn"),
          new LookUp("ListPolicyVersions", "policyArn"),
          new LookUp("ListEntitiesForPolicy", "policyArn"),
          new LookUp("ListPolicies", ""),
          new LookUp("ListRoles", ""),
          new LookUp("ListRoleTags", "roleName"),
          new LookUp("GetInstanceProfile", "instanceProfileName"),
          new LookUp("ListInstanceProfiles", ""),
          new LookUp("GetUser", "userName"),
          new LookUp("ListUsers", ""),
          new LookUp("ListAccessKeys", "userName"),
          new LookUp("GetAccessKeyLastUsed", "accessKeyId"),
          new LookUp("ListMFADevices", "userName"),
          new LookUp("ListAttachedUserPolicies", "userName"),
          new LookUp("ListUserPolicies", "userName"),
          new LookUp("ListGroupsForUser", "userName"),
          new LookUp("GetLoginProfile", "userName"),
          new LookUp("ListGroups", ""),
          new LookUp("GetAccountSummary", ""),
          new LookUp("GetAccountPasswordPolicy", ""),
          new LookUp("ListOpenIDConnectProviders", ""),
          new LookUp("ListSAMLProviders", ""));

  private static final int AT_ONCE = 6;
  private static final int QUARTER_HOUR = 900;

  private final Dice dice;

  public IamReads(Dice dice) {
    this.dice = dice;
  }

  /// What somebody would look up in passing: within a quarter of an hour one caller uses only a few
  /// of the actions, as everyday work does, so that it cannot be taken for reconnaissance.
  ///
  /// @param who identifies the caller over all sessions
  public Call inPassing(Account account, String who, long second) {
    long topic = Dice.mixed(who.hashCode() + 31 * (second / QUARTER_HOUR));
    int first = Math.floorMod(topic, ALL.size());
    return call(account, ALL.get((first + dice.below(AT_ONCE)) % ALL.size()));
  }

  /// Each action once, in order: reconnaissance.
  public Call systematically(Account account, int step) {
    return call(account, ALL.get((step * 3 + step / 9) % ALL.size()));
  }

  private Call call(Account account, LookUp lookUp) {
    Call call = Call.reads("iam", lookUp.name(), Company.GLOBAL_REGION);
    return switch (lookUp.parameter()) {
      case "roleName" -> call.request(role(account, lookUp.name()));
      case "userName" -> user(account, lookUp.name(), call);
      case "policyArn" -> call.request(policy(account, lookUp.name()));
      case "accessKeyId" ->
          call.request(Json.of("accessKeyId", dice.favourite(account.robots()).accessKeyId()));
      case "instanceProfileName" ->
          call.request(Json.of("instanceProfileName", dice.favourite(account.targets()).name()));
      default ->
          dice.chance(0.3)
              ? call.request("{\"maxItems\":" + dice.between(1, 10) * 100 + "}")
              : call;
    };
  }

  private String role(Account account, String action) {
    String name =
        dice.chance(0.5)
            ? dice.favourite(account.targets()).name()
            : dice.favourite(account.serviceRoles()).role().name();
    return action.equals("GetRolePolicy")
        ? Json.of("roleName", name, "policyName", "inline-" + dice.between(1, 4))
        : Json.of("roleName", name);
  }

  private Call user(Account account, String action, Call call) {
    if (action.equals("GetUser") && dice.chance(0.4)) {
      return call;
    }
    String name = dice.favourite(account.users()).name();
    Call asked = call.request(Json.of("userName", name));
    return action.equals("GetLoginProfile") && dice.chance(0.3)
        ? asked.failing(
            "NoSuchEntityException", "Login Profile for User " + name + " cannot be found.")
        : asked;
  }

  private String policy(Account account, String action) {
    String owner = dice.chance(0.4) ? "aws" : account.id();
    String name =
        owner.equals("aws")
            ? dice.pick(
                List.of("ReadOnlyAccess", "AmazonS3ReadOnlyAccess", "CloudWatchLogsFullAccess"))
            : dice.favourite(account.targets()).name();
    String arn = "arn:aws:iam::" + owner + ":policy/" + name;
    return action.equals("GetPolicyVersion")
        ? Json.of("policyArn", arn, "versionId", "v" + dice.between(1, 5))
        : Json.of("policyArn", arn);
  }
}
