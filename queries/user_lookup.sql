-- title:   Activity per identity
-- purpose: Who did how much, when, and from which addresses; narrow it to one identity with user.
-- group:   investigation
-- days:    30
-- limit:   25
-- param:   user (text, default ''): part of the identity, in upper or lower case
-- columns: identity, first_activity, last_activity, total_events, unique_actions, days_active, source_ips
WITH activity AS (
  SELECT
    concat_ws('/', user_name, CASE WHEN identity_type = 'AssumedRole' THEN session_name END) AS identity,
    identity_type,
    account_id,
    aws_region,
    event_date,
    event_time,
    event_name,
    is_error,
    source_ip,
    access_key_id
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
)
SELECT
  identity,
  min(event_time) AS first_activity,
  max(event_time) AS last_activity,
  count(*) AS total_events,
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
WHERE (:user = '' OR strpos(lower(identity), lower(:user)) > 0)
GROUP BY identity
ORDER BY total_events DESC, identity
