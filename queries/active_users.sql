-- title:   Most active identities
-- purpose: Which identities did most, on how many days, and how often they failed.
-- group:   overview
-- days:    30
-- limit:   30
-- columns: identity, total_actions, unique_actions, active_days, first_activity, last_activity, error_count
WITH activity AS (
  SELECT
    concat_ws('/', user_name, CASE WHEN identity_type = 'AssumedRole' THEN session_name END) AS identity,
    identity_type,
    account_id,
    event_date,
    event_time,
    event_name,
    event_source,
    is_error,
    source_ip
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
)
SELECT
  identity,
  count(*) AS total_actions,
  count(DISTINCT event_name) AS unique_actions,
  count(DISTINCT event_date) AS active_days,
  min(event_time) AS first_activity,
  max(event_time) AS last_activity,
  count(*) FILTER (WHERE is_error) AS error_count,
  count(DISTINCT source_ip) AS source_ip_count,
  array_join(array_agg(DISTINCT identity_type ORDER BY identity_type) FILTER (WHERE identity_type IS NOT NULL), ', ') AS identity_types,
  array_join(array_agg(DISTINCT event_source ORDER BY event_source) FILTER (WHERE event_source IS NOT NULL), ', ') AS event_sources,
  array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
FROM activity
GROUP BY identity
ORDER BY total_actions DESC, identity
