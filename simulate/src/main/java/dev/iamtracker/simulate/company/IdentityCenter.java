package dev.iamtracker.simulate.company;

import dev.iamtracker.simulate.record.Json;

/// The company's one instance of IAM Identity Center.
///
/// @param accountId the account it lives in
/// @param instanceId 16 hexadecimal digits
/// @param storeId `d-` and ten digits
public record IdentityCenter(String accountId, String region, String instanceId, String storeId) {
  public String instanceArn() {
    return "arn:aws:sso:::instance/ssoins-" + instanceId;
  }

  public String permissionSetArn(String id) {
    return "arn:aws:sso:::permissionSet/ssoins-" + instanceId + "/ps-" + id;
  }

  public String storeArn() {
    return "arn:aws:identitystore::" + accountId + ":identitystore/" + storeId;
  }

  /// The `onBehalfOf` of a user's sessions, as JSON.
  public String onBehalfOf(Person person) {
    return Json.of("userId", person.id(), "identityStoreArn", storeArn());
  }
}
