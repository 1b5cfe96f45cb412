-- title:   Role assumptions
-- purpose: Which roles are assumed by whom: the caller, not the role.
-- group:   permissions
-- days:    90
-- limit:   100
-- columns: role_arn, assumed_by, total_assumptions, unique_days, first_assumption, last_assumption, failed_assumptions
WITH assumptions AS (
  SELECT
    concat_ws('/', user_name, CASE WHEN identity_type = 'AssumedRole' THEN session_name END) AS assumed_by,
    role_arn,
    event_name,
    event_date,
    event_time,
    is_error,
    identity_type,
    identity_account_id,
    role_session_name,
    source_ip
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_name IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity')
)
SELECT
  role_arn,
  assumed_by,
  count(*) AS total_assumptions,
  count(DISTINCT event_date) AS unique_days,
  min(event_time) AS first_assumption,
  max(event_time) AS last_assumption,
  count(*) FILTER (WHERE is_error) AS failed_assumptions,
  array_join(array_agg(DISTINCT event_name ORDER BY event_name), ', ') AS event_names,
  array_join(array_agg(DISTINCT identity_type ORDER BY identity_type) FILTER (WHERE identity_type IS NOT NULL), ', ') AS identity_types,
  array_join(array_agg(DISTINCT identity_account_id ORDER BY identity_account_id) FILTER (WHERE identity_account_id IS NOT NULL), ', ') AS caller_account_ids,
  count(DISTINCT role_session_name) AS session_names,
  array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips
FROM assumptions
GROUP BY role_arn, assumed_by
ORDER BY total_assumptions DESC, role_arn, assumed_by
