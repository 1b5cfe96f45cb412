-- title:   Console sign-ins
-- purpose: Every sign-in to the AWS console: who, from where, with MFA or not, and why it failed.
-- group:   authentication
-- days:    30
-- limit:   100
-- columns: event_time, identity, source_ip, mfa, outcome, reason
WITH logins AS (
  SELECT *
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_name = 'ConsoleLogin'
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  source_ip,
  CASE
    WHEN coalesce(identity_type, '') NOT IN ('Root', 'IAMUser') THEN 'not applicable'
    WHEN json_extract_scalar(additional_event_data, '$.SamlProviderArn') IS NOT NULL THEN 'not applicable'
    WHEN mfa_authenticated THEN 'yes'
    WHEN NOT mfa_authenticated THEN 'no'
    ELSE 'unknown'
  END AS mfa,
  outcome,
  coalesce(error_code, error_message) AS reason,
  identity_type,
  account_id,
  aws_region,
  user_agent,
  tls_version,
  principal_arn,
  json_extract_scalar(additional_event_data, '$.LoginTo') AS login_to,
  json_extract_scalar(additional_event_data, '$.MobileVersion') AS mobile_version,
  json_extract_scalar(additional_event_data, '$.MFAIdentifier') AS mfa_identifier,
  matched_rules,
  additional_event_data,
  event_id
FROM logins
ORDER BY event_time DESC, event_id
