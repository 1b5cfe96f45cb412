-- title:   Errors
-- purpose: AccessDenied and other errors by identity and action, the most frequent first.
-- group:   investigation
-- days:    7
-- limit:   100
-- columns: identity, event_source, event_name, error, error_count, first_error, last_error, source_ips
WITH failures AS (
  SELECT
    concat_ws('/', user_name, CASE WHEN identity_type = 'AssumedRole' THEN session_name END) AS identity,
    coalesce(error_code, error_message) AS error,
    event_source,
    event_name,
    event_time,
    event_id,
    error_message,
    source_ip,
    account_id,
    aws_region,
    user_agent
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND outcome = 'failure'
)
SELECT
  identity,
  event_source,
  event_name,
  error,
  count(*) AS error_count,
  min(event_time) AS first_error,
  max(event_time) AS last_error,
  array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips,
  max_by(error_message, row(event_time, event_id)) FILTER (WHERE error_message IS NOT NULL) AS last_message,
  array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids,
  array_join(array_agg(DISTINCT aws_region ORDER BY aws_region) FILTER (WHERE aws_region IS NOT NULL), ', ') AS aws_regions,
  array_join(array_agg(DISTINCT user_agent ORDER BY user_agent) FILTER (WHERE user_agent IS NOT NULL), '; ') AS user_agents
FROM failures
GROUP BY identity, event_source, event_name, error
ORDER BY error_count DESC, identity, event_source, event_name, error
