-- title:   Daily summary
-- purpose: One line for each day with events, for reports; unique_users counts user names, unique_identities tells role sessions apart.
-- group:   overview
-- days:    30
-- limit:   none
-- columns: activity_date, unique_users, total_events, error_events, unique_actions, create_actions, delete_actions, modify_actions, role_assumptions
SELECT
  event_date AS activity_date,
  count(DISTINCT user_name) AS unique_users,
  count(*) AS total_events,
  count(*) FILTER (WHERE is_error) AS error_events,
  count(DISTINCT event_name) AS unique_actions,
  count(*) FILTER (WHERE event_name LIKE 'Create%') AS create_actions,
  count(*) FILTER (WHERE event_name LIKE 'Delete%') AS delete_actions,
  count(*) FILTER (WHERE
    event_name LIKE 'Update%' OR event_name LIKE 'Put%' OR event_name LIKE 'Set%'
    OR event_name LIKE 'Modify%' OR event_name LIKE 'Attach%' OR event_name LIKE 'Detach%'
    OR event_name LIKE 'Add%' OR event_name LIKE 'Remove%'
  ) AS modify_actions,
  count(*) FILTER (WHERE event_name IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity')) AS role_assumptions,
  count(DISTINCT concat_ws('/', user_name, CASE WHEN identity_type = 'AssumedRole' THEN session_name END)) AS unique_identities,
  count(*) FILTER (WHERE event_name = 'ConsoleLogin') AS console_logins,
  count(*) FILTER (WHERE identity_type = 'Root') AS root_events,
  count(DISTINCT account_id) AS accounts,
  count(DISTINCT source_ip) AS source_ips
FROM iam_events
WHERE event_date BETWEEN :from_date AND :to_date
  AND event_time >= :from
  AND event_time < :to
GROUP BY event_date
ORDER BY activity_date DESC
