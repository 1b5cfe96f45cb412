-- title:   Activity per identity
-- purpose: Who did how much, when, and from which addresses; narrow it to one identity with user.
-- group:   investigation
-- days:    30
-- limit:   25
-- param:   user (text, default ''): part of the identity, in upper or lower case
-- columns: identity, first_activity, last_activity, total_events, unique_actions, days_active, source_ips
WITH all_rows AS (
  SELECT user_name, session_name, count(*) AS total_events
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND (
      :user = ''
      OR strpos(lower(user_name), lower(:user)) > 0
      OR strpos(lower(session_name), lower(:user)) > 0
      OR (strpos(:user, '/') > 0 AND strpos(lower(concat_ws('/', user_name, session_name)), lower(:user)) > 0)
    )
  GROUP BY user_name, session_name
),
top AS (
  SELECT
    row_number() OVER (ORDER BY total_events DESC, identity, session_name) AS place,
    identity,
    user_name,
    session_name,
    total_events
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, total_events
    FROM all_rows
    ORDER BY total_events DESC, identity, session_name
    LIMIT :most_rows
  )
),
activity AS (
  SELECT place, event_date, event_time, event_name, source_ip, is_error, events.identity_type, account_id, aws_region, access_key_id
  FROM iam_events AS events
  JOIN top ON events.user_name = top.user_name AND events.session_name IS NOT DISTINCT FROM top.session_name
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
),
details AS (
  SELECT
    place,
    min(event_time) AS first_activity,
    max(event_time) AS last_activity,
    count(DISTINCT event_name) AS unique_actions,
    count(DISTINCT event_date) AS days_active,
    array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips,
    count(*) FILTER (WHERE is_error) AS error_count,
    array_join(array_agg(DISTINCT identity_type ORDER BY identity_type) FILTER (WHERE identity_type IS NOT NULL), ', ') AS identity_types,
    array_join(array_agg(DISTINCT event_name ORDER BY event_name) FILTER (WHERE event_name IS NOT NULL), ', ') AS actions,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids,
    array_join(array_agg(DISTINCT aws_region ORDER BY aws_region) FILTER (WHERE aws_region IS NOT NULL), ', ') AS aws_regions,
    count(DISTINCT access_key_id) AS access_key_count
  FROM activity
  GROUP BY place
)
SELECT
  identity,
  first_activity,
  last_activity,
  total_events,
  unique_actions,
  days_active,
  source_ips,
  error_count,
  identity_types,
  actions,
  account_ids,
  aws_regions,
  access_key_count
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
