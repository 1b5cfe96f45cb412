-- title:   Role assumptions
-- purpose: Which roles are assumed by whom: the caller, not the role.
-- group:   permissions
-- days:    90
-- limit:   100
-- columns: role_arn, assumed_by, total_assumptions, unique_days, first_assumption, last_assumption, failed_assumptions
WITH assumptions AS (
  SELECT
    user_name,
    session_name,
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
),
all_rows AS (
  SELECT role_arn, user_name, session_name, count(*) AS total_assumptions
  FROM assumptions
  GROUP BY role_arn, user_name, session_name
),
top AS (
  SELECT
    row_number() OVER (ORDER BY total_assumptions DESC, role_arn, assumed_by, session_name) AS place,
    role_arn,
    assumed_by,
    user_name,
    session_name,
    total_assumptions
  FROM (
    SELECT role_arn, concat_ws('/', user_name, session_name) AS assumed_by, user_name, session_name, total_assumptions
    FROM all_rows
    ORDER BY total_assumptions DESC, role_arn, assumed_by, session_name
    LIMIT :most_rows
  )
),
details AS (
  SELECT
    place,
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
  JOIN top ON assumptions.user_name = top.user_name
    AND assumptions.role_arn IS NOT DISTINCT FROM top.role_arn
    AND assumptions.session_name IS NOT DISTINCT FROM top.session_name
  GROUP BY place
)
SELECT
  role_arn,
  assumed_by,
  total_assumptions,
  unique_days,
  first_assumption,
  last_assumption,
  failed_assumptions,
  event_names,
  identity_types,
  caller_account_ids,
  session_names,
  source_ips
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
