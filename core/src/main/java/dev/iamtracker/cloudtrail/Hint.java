package dev.iamtracker.cloudtrail;

/// Values of a record that no column holds as they are, but that columns are derived from.
enum Hint {
  /// `@timestamp`, where a log pipeline dropped eventTime.
  TIMESTAMP,
  /// userIdentity.userName
  IDENTITY_USER_NAME,
  /// userIdentity.sessionContext.sessionIssuer.userName
  ISSUER_USER_NAME,
  /// userIdentity.sessionContext.sessionIssuer.accountId
  ISSUER_ACCOUNT_ID,
  /// additionalEventData.MFAUsed
  MFA_USED,
  /// additionalEventData.UserName
  SIGN_IN_USER_NAME,
  /// sourceIdentity of the request or the response
  REQUESTED_SOURCE_IDENTITY,
  /// requestParameters.managedPolicyArn
  MANAGED_POLICY_ARN,
  /// requestParameters.name, or permissionSet.name of the response
  NAME,
  /// requestParameters.targetId
  TARGET_ID,
  /// requestParameters.accountId, or account_id of GetRoleCredentials
  REQUESTED_ACCOUNT_ID,
  /// requestParameters.targetPrincipal of AssumeRoot: account id or root ARN
  TARGET_PRINCIPAL,
  /// requestParameters.applicationInstanceId, applicationId
  APPLICATION,
  /// requestParameters.displayName of an Identity Center group
  DISPLAY_NAME,
  /// role_name of GetRoleCredentials
  GRANTED_ROLE_NAME,
  /// responseElements.accessKey.accessKeyId
  CREATED_ACCESS_KEY_ID,
  /// responseElements.permissionSet.permissionSetArn
  CREATED_PERMISSION_SET_ARN,
  /// responseElements.applicationArn
  CREATED_APPLICATION,
  /// any direct string of responseElements or serviceEventDetails that says Failure
  FAILURE
}
