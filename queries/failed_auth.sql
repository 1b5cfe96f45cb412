-- title:   Failed authentication
-- purpose: Failed sign-ins and failed requests for temporary credentials, by day, identity, address, event and reason.
-- group:   authentication
-- days:    7
-- limit:   100
-- columns: event_date, identity, source_ip, event_name, reason, failure_count
WITH failures AS (
  SELECT
    concat_ws('/', user_name, session_name) AS identity,
    coalesce(error_code, error_message) AS reason,
    event_date,
    event_time,
    event_name,
    source_ip,
    identity_type,
    account_id,
    aws_region,
    user_agent,
    error_message
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND outcome = 'failure'
    AND event_name IN (
      'ConsoleLogin', 'CredentialVerification',
      'AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity',
      'GetSessionToken', 'GetFederationToken'
    )
)
SELECT
  event_date,
  identity,
  source_ip,
  event_name,
  reason,
  count(*) AS failure_count,
  min(event_time) AS first_failure,
  max(event_time) AS last_failure,
  array_join(array_agg(DISTINCT error_message ORDER BY error_message) FILTER (WHERE error_message IS NOT NULL), '; ') AS error_messages,
  array_join(array_agg(DISTINCT identity_type ORDER BY identity_type) FILTER (WHERE identity_type IS NOT NULL), ', ') AS identity_types,
  array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids,
  array_join(array_agg(DISTINCT aws_region ORDER BY aws_region) FILTER (WHERE aws_region IS NOT NULL), ', ') AS aws_regions,
  array_join(array_agg(DISTINCT user_agent ORDER BY user_agent) FILTER (WHERE user_agent IS NOT NULL), '; ') AS user_agents
FROM failures
GROUP BY event_date, identity, source_ip, event_name, reason
ORDER BY failure_count DESC, event_date DESC, identity, source_ip, event_name, reason
