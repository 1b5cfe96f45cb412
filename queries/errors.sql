-- title:   Errors
-- purpose: AccessDenied and other errors by identity and action, the most frequent first.
-- group:   investigation
-- days:    7
-- limit:   100
-- columns: identity, event_source, event_name, error, error_count, first_error, last_error, source_ips
WITH failures AS (
  SELECT
    user_name,
    session_name,
    coalesce(error_code, error_message) AS error,
    event_source,
    event_name,
    event_time,
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
),
all_rows AS (
  SELECT user_name, session_name, event_source, event_name, error, count(*) AS error_count
  FROM failures
  GROUP BY user_name, session_name, event_source, event_name, error
),
top AS (
  SELECT
    row_number() OVER (ORDER BY error_count DESC, identity, event_source, event_name, error, session_name) AS place,
    identity,
    user_name,
    session_name,
    event_source,
    event_name,
    error,
    error_count
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, event_source, event_name, error, error_count
    FROM all_rows
    ORDER BY error_count DESC, identity, event_source, event_name, error, session_name
    LIMIT :most_rows
  )
),
picked AS (
  SELECT place, event_time, error_message, source_ip, account_id, aws_region, user_agent
  FROM failures
  JOIN top ON failures.user_name = top.user_name
    AND failures.event_name = top.event_name
    AND failures.session_name IS NOT DISTINCT FROM top.session_name
    AND failures.event_source IS NOT DISTINCT FROM top.event_source
    AND failures.error IS NOT DISTINCT FROM top.error
),
details AS (
  SELECT
    place,
    min(event_time) AS first_error,
    max(event_time) AS last_error,
    array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips,
    max_by(error_message, row(event_time, error_message)) FILTER (WHERE error_message IS NOT NULL) AS last_message,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids,
    array_join(array_agg(DISTINCT aws_region ORDER BY aws_region) FILTER (WHERE aws_region IS NOT NULL), ', ') AS aws_regions,
    array_join(array_agg(DISTINCT user_agent ORDER BY user_agent) FILTER (WHERE user_agent IS NOT NULL), '; ') AS user_agents
  FROM picked
  GROUP BY place
)
SELECT
  identity,
  event_source,
  event_name,
  error,
  error_count,
  first_error,
  last_error,
  source_ips,
  last_message,
  account_ids,
  aws_regions,
  user_agents
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
