-- title:   Daily summary
-- purpose: One line for each day with events, for reports; unique_users counts user names, unique_identities tells role sessions apart.
-- group:   overview
-- days:    30
-- limit:   none
-- columns: activity_date, unique_users, total_events, error_events, unique_actions, create_actions, delete_actions, modify_actions, role_assumptions
WITH activity AS (
  SELECT event_date, event_name, user_name, session_name, identity_type, account_id, source_ip, is_error
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
),
actions AS (
  SELECT event_date, event_name, identity_type, account_id, count(*) AS events, count(*) FILTER (WHERE is_error) AS errors
  FROM activity
  GROUP BY event_date, event_name, identity_type, account_id
),
totals AS (
  SELECT
    event_date,
    sum(events) AS total_events,
    sum(errors) AS error_events,
    count(DISTINCT event_name) AS unique_actions,
    sum(CASE WHEN event_name LIKE 'Create%' THEN events ELSE 0 END) AS create_actions,
    sum(CASE WHEN event_name LIKE 'Delete%' THEN events ELSE 0 END) AS delete_actions,
    sum(
      CASE
        WHEN event_name LIKE 'Update%' OR event_name LIKE 'Put%' OR event_name LIKE 'Set%'
          OR event_name LIKE 'Modify%' OR event_name LIKE 'Attach%' OR event_name LIKE 'Detach%'
          OR event_name LIKE 'Add%' OR event_name LIKE 'Remove%'
          THEN events
        ELSE 0
      END
    ) AS modify_actions,
    sum(CASE WHEN event_name IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity') THEN events ELSE 0 END) AS role_assumptions,
    sum(CASE WHEN event_name = 'ConsoleLogin' THEN events ELSE 0 END) AS console_logins,
    sum(CASE WHEN identity_type = 'Root' THEN events ELSE 0 END) AS root_events,
    count(DISTINCT account_id) AS accounts
  FROM actions
  GROUP BY event_date
),
identities AS (
  SELECT event_date, count(DISTINCT user_name) AS unique_users, count(*) AS unique_identities
  FROM (
    SELECT event_date, user_name, session_name
    FROM activity
    GROUP BY event_date, user_name, session_name
  )
  GROUP BY event_date
),
addresses AS (
  SELECT event_date, count(source_ip) AS source_ips
  FROM (
    SELECT event_date, source_ip
    FROM activity
    GROUP BY event_date, source_ip
  )
  GROUP BY event_date
)
SELECT
  totals.event_date AS activity_date,
  unique_users,
  total_events,
  error_events,
  unique_actions,
  create_actions,
  delete_actions,
  modify_actions,
  role_assumptions,
  unique_identities,
  console_logins,
  root_events,
  accounts,
  source_ips
FROM totals
JOIN identities ON identities.event_date = totals.event_date
JOIN addresses ON addresses.event_date = totals.event_date
ORDER BY activity_date DESC
