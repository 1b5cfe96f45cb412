-- title:   Most active identities
-- purpose: Which identities did most, on how many days, and how often they failed.
-- group:   overview
-- days:    30
-- limit:   30
-- columns: identity, total_actions, unique_actions, active_days, first_activity, last_activity, error_count
WITH all_rows AS (
  SELECT user_name, session_name, count(*) AS total_actions
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
  GROUP BY user_name, session_name
),
top AS (
  SELECT
    row_number() OVER (ORDER BY total_actions DESC, identity, session_name) AS place,
    identity,
    user_name,
    session_name,
    total_actions
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, total_actions
    FROM all_rows
    ORDER BY total_actions DESC, identity, session_name
    LIMIT :most_rows
  )
),
activity AS (
  SELECT place, event_date, event_time, event_name, source_ip, is_error, identity_type, event_source, account_id
  FROM iam_events AS events
  JOIN top ON events.user_name = top.user_name AND events.session_name IS NOT DISTINCT FROM top.session_name
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
),
details AS (
  SELECT
    place,
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
  GROUP BY place
)
SELECT
  identity,
  total_actions,
  unique_actions,
  active_days,
  first_activity,
  last_activity,
  error_count,
  source_ip_count,
  identity_types,
  event_sources,
  account_ids
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
