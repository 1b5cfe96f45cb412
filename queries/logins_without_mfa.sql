-- title:   Sign-ins without MFA
-- purpose: Successful console sign-ins of root and IAM users without MFA; SSO and SAML sign-ins prove MFA elsewhere and never count.
-- group:   authentication
-- days:    90
-- limit:   100
-- columns: event_time, identity, identity_type, account_id, source_ip, user_agent
WITH logins AS (
  SELECT *
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_name = 'ConsoleLogin'
    AND outcome = 'success'
    AND identity_type IN ('Root', 'IAMUser')
    AND mfa_authenticated = false
)
SELECT
  event_time,
  user_name AS identity,
  identity_type,
  account_id,
  source_ip,
  user_agent,
  aws_region,
  principal_arn,
  tls_version,
  json_extract_scalar(additional_event_data, '$.LoginTo') AS login_to,
  matched_rules,
  additional_event_data,
  event_id
FROM logins
WHERE json_extract_scalar(additional_event_data, '$.SamlProviderArn') IS NULL
ORDER BY event_time DESC, event_id
