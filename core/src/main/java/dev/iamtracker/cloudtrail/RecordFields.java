package dev.iamtracker.cloudtrail;

import static dev.iamtracker.cloudtrail.Field.hint;
import static dev.iamtracker.cloudtrail.Field.node;
import static dev.iamtracker.cloudtrail.Field.part;
import static dev.iamtracker.cloudtrail.Field.text;
import static dev.iamtracker.cloudtrail.Field.time;

import dev.iamtracker.cloudtrail.Field.Kind;
import dev.iamtracker.event.Column;

/// The fields of a CloudTrail record that are looked at, and where they go.
///
/// @see <a
///   href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
///   record contents</a>
final class RecordFields {
  private static final FieldTable REQUEST =
      new FieldTable(
          text("roleArn", Column.ROLE_ARN),
          text("roleName", Column.ROLE_NAME),
          text("roleSessionName", Column.ROLE_SESSION_NAME),
          text("userName", Column.TARGET_USER_NAME),
          text("accessKeyId", Column.TARGET_ACCESS_KEY_ID),
          text("groupName", Column.GROUP_NAME),
          text("policyArn", Column.POLICY_ARN),
          hint("managedPolicyArn", Hint.MANAGED_POLICY_ARN),
          text("policyName", Column.POLICY_NAME),
          text("permissionSetArn", Column.PERMISSION_SET_ARN),
          text("permissionSetName", Column.PERMISSION_SET_NAME),
          hint("name", Hint.NAME),
          hint("displayName", Hint.DISPLAY_NAME),
          hint("targetId", Hint.TARGET_ID),
          hint("accountId", Hint.REQUESTED_ACCOUNT_ID),
          hint("targetPrincipal", Hint.TARGET_PRINCIPAL),
          text("principalType", Column.TARGET_PRINCIPAL_TYPE),
          text("principalId", Column.TARGET_PRINCIPAL_ID),
          text("applicationArn", Column.APPLICATION_ID),
          hint("applicationInstanceId", Hint.APPLICATION),
          hint("applicationId", Hint.APPLICATION),
          hint("sourceIdentity", Hint.REQUESTED_SOURCE_IDENTITY));

  private static final FieldTable RESPONSE =
      new FieldTable(
          node(
              "credentials",
              text("accessKeyId", Column.ISSUED_ACCESS_KEY_ID),
              time("expiration", Column.CREDENTIALS_EXPIRATION)),
          node("accessKey", hint("accessKeyId", Hint.CREATED_ACCESS_KEY_ID)),
          node(
              "permissionSet",
              hint("name", Hint.NAME),
              hint("permissionSetArn", Hint.CREATED_PERMISSION_SET_ARN)),
          hint("applicationArn", Hint.CREATED_APPLICATION),
          hint("sourceIdentity", Hint.REQUESTED_SOURCE_IDENTITY));

  private static final FieldTable ADDITIONAL =
      new FieldTable(hint("MFAUsed", Hint.MFA_USED), hint("UserName", Hint.SIGN_IN_USER_NAME));

  private static final FieldTable SERVICE_EVENT =
      new FieldTable(
          hint("account_id", Hint.REQUESTED_ACCOUNT_ID), hint("role_name", Hint.GRANTED_ROLE_NAME));

  /// The fields of a record.
  static final FieldTable ROOT =
      new FieldTable(
          text("eventVersion", Column.EVENT_VERSION),
          node(
              "userIdentity",
              text("type", Column.IDENTITY_TYPE),
              text("principalId", Column.PRINCIPAL_ID),
              text("arn", Column.PRINCIPAL_ARN),
              text("accountId", Column.IDENTITY_ACCOUNT_ID),
              text("accessKeyId", Column.ACCESS_KEY_ID),
              new Field("userName", Kind.HELD, Column.USER_NAME, Hint.IDENTITY_USER_NAME, null),
              text("invokedBy", Column.INVOKED_BY),
              text("identityProvider", Column.IDENTITY_PROVIDER),
              text("credentialId", Column.CREDENTIAL_ID),
              node("onBehalfOf", text("userId", Column.IDENTITY_CENTER_USER_ID)),
              node(
                  "sessionContext",
                  node(
                      "sessionIssuer",
                      text("arn", Column.SESSION_ISSUER_ARN),
                      hint("userName", Hint.ISSUER_USER_NAME),
                      hint("accountId", Hint.ISSUER_ACCOUNT_ID)),
                  node(
                      "attributes",
                      time("creationDate", Column.SESSION_STARTED_AT),
                      new Field(
                          "mfaAuthenticated",
                          Kind.FLAG_TEXT,
                          Column.MFA_AUTHENTICATED,
                          null,
                          null)),
                  text("sourceIdentity", Column.SOURCE_IDENTITY),
                  text("signInSessionArn", Column.SIGN_IN_SESSION_ARN))),
          time("eventTime", Column.EVENT_TIME),
          hint("@timestamp", Hint.TIMESTAMP),
          text("eventSource", Column.EVENT_SOURCE),
          text("eventName", Column.EVENT_NAME),
          text("awsRegion", Column.AWS_REGION),
          text("sourceIPAddress", Column.SOURCE_IP),
          text("userAgent", Column.USER_AGENT),
          text("errorCode", Column.ERROR_CODE),
          text("errorMessage", Column.ERROR_MESSAGE),
          part("requestParameters", Column.REQUEST_PARAMETERS, REQUEST),
          part("responseElements", Column.RESPONSE_ELEMENTS, RESPONSE),
          part("additionalEventData", Column.ADDITIONAL_EVENT_DATA, ADDITIONAL),
          part("serviceEventDetails", Column.SERVICE_EVENT_DETAILS, SERVICE_EVENT),
          text("requestID", Column.REQUEST_ID),
          text("eventID", Column.EVENT_ID),
          new Field("readOnly", Kind.FLAG, Column.READ_ONLY, null, null),
          text("eventType", Column.AWS_EVENT_TYPE),
          text("eventCategory", Column.EVENT_CATEGORY),
          text("recipientAccountId", Column.ACCOUNT_ID),
          text("sharedEventID", Column.SHARED_EVENT_ID),
          text("vpcEndpointId", Column.VPC_ENDPOINT_ID),
          node("tlsDetails", text("tlsVersion", Column.TLS_VERSION)));

  private RecordFields() {}
}
