package dev.iamtracker.event;

import static dev.iamtracker.event.ColumnType.BOOLEAN;
import static dev.iamtracker.event.ColumnType.DATE;
import static dev.iamtracker.event.ColumnType.JSON;
import static dev.iamtracker.event.ColumnType.TEXT;
import static dev.iamtracker.event.ColumnType.TIME;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The columns of an identity event, in their order: the one list behind the Parquet files, the
/// tables, the SQL view and the documentation.
///
/// Each constant says which CloudTrail field it comes from. Absent is NULL, never an empty string.
public enum Column {
  /// `eventID`; where missing, `sha256:` and the digest of the canonical record.
  EVENT_ID(TEXT, "eventID; where missing, sha256: and the digest of the canonical record"),
  /// `eventTime`, UTC, milliseconds.
  EVENT_TIME(TIME, "eventTime, UTC"),
  /// Day of `event_time`, the partition key; never stored inside a file.
  EVENT_DATE(DATE, "day of event_time; partition key"),
  EVENT_NAME(TEXT, "eventName"),
  EVENT_SOURCE(TEXT, "eventSource"),
  AWS_REGION(TEXT, "awsRegion"),
  EVENT_VERSION(TEXT, "eventVersion"),
  EVENT_CATEGORY(TEXT, "eventCategory"),
  /// iam, sts, signin, sso, trail, org or other.
  EVENT_TYPE(TEXT, "iam, sts, signin, sso, trail, org or other; from eventSource"),
  AWS_EVENT_TYPE(TEXT, "eventType"),
  ACCOUNT_ID(TEXT, "recipientAccountId, else userIdentity.accountId, else sessionIssuer.accountId"),
  /// success or failure.
  OUTCOME(TEXT, "success, or failure: errorCode set, or a sign-in that says Failure"),
  IS_ERROR(BOOLEAN, "outcome = failure"),
  ERROR_CODE(TEXT, "errorCode"),
  ERROR_MESSAGE(TEXT, "errorMessage"),
  READ_ONLY(BOOLEAN, "readOnly"),
  IDENTITY_TYPE(TEXT, "userIdentity.type"),
  /// Who acted, stable over sessions; never the target.
  USER_NAME(TEXT, "who acted: user, role, service or account, by userIdentity.type"),
  PRINCIPAL_ID(TEXT, "userIdentity.principalId"),
  PRINCIPAL_ARN(TEXT, "userIdentity.arn"),
  IDENTITY_ACCOUNT_ID(TEXT, "userIdentity.accountId"),
  SESSION_NAME(TEXT, "the part after ':' of the principalId of a role session"),
  SESSION_ISSUER_ARN(TEXT, "userIdentity.sessionContext.sessionIssuer.arn"),
  SESSION_STARTED_AT(TIME, "userIdentity.sessionContext.attributes.creationDate"),
  ACCESS_KEY_ID(TEXT, "userIdentity.accessKeyId"),
  MFA_AUTHENTICATED(
      BOOLEAN,
      "ConsoleLogin: additionalEventData.MFAUsed, else sessionContext.attributes.mfaAuthenticated"),
  SOURCE_IDENTITY(
      TEXT, "sessionContext.sourceIdentity, else sourceIdentity of the request or the response"),
  IDENTITY_CENTER_USER_ID(TEXT, "userIdentity.onBehalfOf.userId"),
  IDENTITY_PROVIDER(TEXT, "userIdentity.identityProvider"),
  INVOKED_BY(TEXT, "userIdentity.invokedBy"),
  CREDENTIAL_ID(TEXT, "userIdentity.credentialId"),
  SIGN_IN_SESSION_ARN(TEXT, "userIdentity.sessionContext.signInSessionArn"),
  ROLE_ARN(TEXT, "requestParameters.roleArn"),
  ROLE_NAME(TEXT, "requestParameters.roleName, else the name in role_arn"),
  ROLE_SESSION_NAME(TEXT, "requestParameters.roleSessionName"),
  TARGET_USER_NAME(TEXT, "requestParameters.userName"),
  TARGET_ACCESS_KEY_ID(TEXT, "requestParameters.accessKeyId"),
  GROUP_NAME(TEXT, "requestParameters.groupName"),
  POLICY_ARN(TEXT, "requestParameters.policyArn, managedPolicyArn"),
  POLICY_NAME(TEXT, "requestParameters.policyName"),
  PERMISSION_SET_ARN(TEXT, "requestParameters.permissionSetArn"),
  PERMISSION_SET_NAME(TEXT, "name of the permission set in the request, else in the response"),
  TARGET_ACCOUNT_ID(TEXT, "requestParameters.targetId of an AWS account, accountId"),
  TARGET_PRINCIPAL_TYPE(TEXT, "requestParameters.principalType"),
  TARGET_PRINCIPAL_ID(TEXT, "requestParameters.principalId"),
  APPLICATION_ID(TEXT, "requestParameters.applicationArn, applicationInstanceId, applicationId"),
  /// admin, service-wide, none or unknown; NULL where the request carries no policy.
  POLICY_GRANTS(TEXT, "admin, service-wide, none, unknown: what the policy of the request grants"),
  /// Ids of the single-event rules that matched at ingest, sorted, comma-separated.
  MATCHED_RULES(TEXT, "ids of the rules that matched when it was read, sorted, comma-separated"),
  ISSUED_ACCESS_KEY_ID(
      TEXT, "responseElements.credentials.accessKeyId, responseElements.accessKey.accessKeyId"),
  CREDENTIALS_EXPIRATION(TIME, "responseElements.credentials.expiration"),
  SOURCE_IP(TEXT, "sourceIPAddress; may be a service name"),
  VPC_ENDPOINT_ID(TEXT, "vpcEndpointId"),
  USER_AGENT(TEXT, "userAgent"),
  TLS_VERSION(TEXT, "tlsDetails.tlsVersion"),
  REQUEST_ID(TEXT, "requestID"),
  SHARED_EVENT_ID(TEXT, "sharedEventID"),
  REQUEST_PARAMETERS(JSON, "requestParameters"),
  RESPONSE_ELEMENTS(JSON, "responseElements"),
  ADDITIONAL_EVENT_DATA(JSON, "additionalEventData"),
  SERVICE_EVENT_DETAILS(JSON, "serviceEventDetails"),
  /// Everything of the record that no column holds; columns and extra rebuild the whole record.
  EXTRA(JSON, "everything of the record that no column holds"),
  INGESTED_AT(TIME, "when this tool stored the event, UTC");

  private static final List<Column> ALL = List.of(values());

  private final String sqlName = name().toLowerCase(Locale.ROOT);
  private final ColumnType type;
  private final String origin;

  Column(ColumnType type, String origin) {
    this.type = type;
    this.origin = origin;
  }

  /// All columns in their order.
  public static List<Column> all() {
    return ALL;
  }

  /// The columns that a Parquet file of one day holds: all but the partition key.
  public static List<Column> stored() {
    return Arrays.stream(values()).filter(column -> column != EVENT_DATE).toList();
  }

  /// Name in tables, files and queries, in lower case.
  public String sqlName() {
    return sqlName;
  }

  public ColumnType type() {
    return type;
  }

  /// The CloudTrail fields this column is filled from, in words.
  public String origin() {
    return origin;
  }
}
