package dev.iamtracker.bench.yardstick;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// DuckDB on its own: `read_json` over delivery files to one Parquet file with comparable columns
/// and the same rows. It gets the types of the fields told (leaving them to DuckDB fails on fields
/// that its sample lacks), uses all cores, need not keep the order, and looks for no duplicates.
///
/// Whoever tells DuckDB 2.0 the types has to tell it `records = true` as well, or it takes four
/// times the CPU for the same answer. So there are two of this yardstick.
public final class ReadJson {
  private static final String IDENTITY =
      """
      STRUCT(type VARCHAR, principalId VARCHAR, arn VARCHAR, accountId VARCHAR,
        accessKeyId VARCHAR, userName VARCHAR, invokedBy VARCHAR, identityProvider VARCHAR,
        credentialId VARCHAR, onBehalfOf STRUCT(userId VARCHAR),
        sessionContext STRUCT(
          sessionIssuer STRUCT(arn VARCHAR, userName VARCHAR),
          attributes STRUCT(creationDate VARCHAR, mfaAuthenticated VARCHAR),
          sourceIdentity VARCHAR))""";

  private static final String RECORD =
      """
      STRUCT(eventID VARCHAR, eventTime VARCHAR, eventName VARCHAR, eventSource VARCHAR,
        awsRegion VARCHAR, eventVersion VARCHAR, eventCategory VARCHAR, eventType VARCHAR,
        recipientAccountId VARCHAR, errorCode VARCHAR, errorMessage VARCHAR, readOnly BOOLEAN,
        sourceIPAddress VARCHAR, vpcEndpointId VARCHAR, userAgent VARCHAR, requestID VARCHAR,
        sharedEventID VARCHAR, requestParameters JSON, responseElements JSON,
        additionalEventData JSON, serviceEventDetails JSON, tlsDetails JSON, resources JSON,
        userIdentity %s)"""
          .formatted(IDENTITY);

  private static final String COLUMNS =
      """
      r.eventID AS event_id, CAST(r.eventTime AS TIMESTAMP) AS event_time,
      r.eventName AS event_name, r.eventSource AS event_source, r.awsRegion AS aws_region,
      r.eventVersion AS event_version, r.eventCategory AS event_category,
      r.eventType AS aws_event_type, r.recipientAccountId AS account_id,
      r.errorCode AS error_code, r.errorMessage AS error_message,
      r.errorCode IS NOT NULL AS is_error, r.readOnly AS read_only,
      r.userIdentity.type AS identity_type,
      coalesce(r.userIdentity.userName, r.userIdentity.sessionContext.sessionIssuer.userName,
        r.userIdentity.invokedBy, r.userIdentity.principalId) AS user_name,
      r.userIdentity.principalId AS principal_id, r.userIdentity.arn AS principal_arn,
      r.userIdentity.accountId AS identity_account_id,
      r.userIdentity.accessKeyId AS access_key_id,
      r.userIdentity.sessionContext.sessionIssuer.arn AS session_issuer_arn,
      CAST(r.userIdentity.sessionContext.attributes.creationDate AS TIMESTAMP)
        AS session_started_at,
      r.userIdentity.sessionContext.attributes.mfaAuthenticated AS mfa_authenticated,
      r.userIdentity.sessionContext.sourceIdentity AS source_identity,
      r.userIdentity.onBehalfOf.userId AS identity_center_user_id,
      r.userIdentity.identityProvider AS identity_provider,
      r.userIdentity.invokedBy AS invoked_by, r.userIdentity.credentialId AS credential_id,
      r.requestParameters->>'roleArn' AS role_arn,
      r.requestParameters->>'userName' AS target_user_name,
      r.requestParameters->>'policyArn' AS policy_arn,
      r.sourceIPAddress AS source_ip, r.vpcEndpointId AS vpc_endpoint_id,
      r.userAgent AS user_agent, r.tlsDetails->>'tlsVersion' AS tls_version,
      r.requestID AS request_id, r.sharedEventID AS shared_event_id,
      r.requestParameters AS request_parameters, r.responseElements AS response_elements,
      r.additionalEventData AS additional_event_data,
      r.serviceEventDetails AS service_event_details, r.resources AS extra""";

  /// The same records are left out as by `iat ingest`: other sources, and service-linked roles.
  private static final String KEPT =
      """
      r.eventSource IN ('iam.amazonaws.com', 'sts.amazonaws.com', 'signin.amazonaws.com',
        'signin.amazon.com', 'sso.amazonaws.com', 'sso-directory.amazonaws.com',
        'sso-oauth.amazonaws.com', 'identitystore.amazonaws.com',
        'identitystore-scim.amazonaws.com', 'cloudtrail.amazonaws.com',
        'organizations.amazonaws.com', 'rolesanywhere.amazonaws.com',
        'access-analyzer.amazonaws.com')
      AND NOT coalesce(r.errorCode IS NULL AND (
        contains(r.userIdentity.sessionContext.sessionIssuer.arn, ':role/aws-service-role/')
        OR r.userIdentity.type = 'AWSService'
          AND contains(r.requestParameters->>'roleArn', ':role/aws-service-role/')), false)""";

  /// What `read_json` is told besides.
  public enum Variant {
    /// The types of the fields, as the manual has it.
    TYPED(""),
    /// That every file is an object, too.
    TUNED("records = true, ");

    private final String option;

    Variant(String option) {
      this.option = option;
    }
  }

  private ReadJson() {}

  /// Reads all `*.json.gz` below the first folder into the second argument, a Parquet file, as the
  /// third one says, and prints how many rows that has.
  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[1]);
    Files.deleteIfExists(target);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      System.out.println(copy(statement, Path.of(args[0]), target, Variant.valueOf(args[2])));
    }
  }

  /// @return the number of rows
  static long copy(Statement statement, Path logs, Path target, Variant variant)
      throws SQLException {
    statement.execute("SET preserve_insertion_order = false");
    statement.execute(
        """
        COPY (
          SELECT %s
          FROM (
            SELECT unnest(Records) AS r
            FROM read_json('%s/**/*.json.gz', %smaximum_object_size = 67108864,
              columns = {'Records': '%s[]'}))
          WHERE %s
        ) TO '%s' (FORMAT parquet, COMPRESSION zstd)"""
            .formatted(COLUMNS, logs, variant.option, RECORD, KEPT, target));
    return statement.getUpdateCount();
  }
}
