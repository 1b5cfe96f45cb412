-- title:   Access from other accounts
-- purpose: Roles assumed by identities of another account than the role's own; the two records of one call count once.
-- group:   permissions
-- days:    30
-- limit:   100
-- columns: caller_account_id, role_arn, assumption_count, failed_count, first_seen, last_seen, callers
WITH assumptions AS (
  SELECT
    user_name,
    session_name,
    identity_account_id AS caller_account_id,
    role_arn,
    coalesce(nullif(split_part(role_arn, ':', 5), ''), account_id) AS role_account_id,
    shared_event_id,
    event_time,
    is_error,
    source_ip
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_name IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity')
    AND identity_account_id IS NOT NULL
)
SELECT
  caller_account_id,
  role_arn,
  count(DISTINCT shared_event_id) + count(*) FILTER (WHERE shared_event_id IS NULL) AS assumption_count,
  count(DISTINCT CASE WHEN is_error THEN shared_event_id END)
    + count(*) FILTER (WHERE is_error AND shared_event_id IS NULL) AS failed_count,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen,
  array_join(
    array_agg(DISTINCT concat_ws('/', user_name, session_name) ORDER BY concat_ws('/', user_name, session_name)),
    ', '
  ) AS callers,
  role_account_id,
  array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips
FROM assumptions
WHERE caller_account_id <> role_account_id
GROUP BY caller_account_id, role_account_id, role_arn
ORDER BY assumption_count DESC, caller_account_id, role_arn, role_account_id
