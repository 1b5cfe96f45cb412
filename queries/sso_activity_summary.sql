-- title:   Identity Center summary
-- purpose: How Identity Center is used: events, users and error rate, administrative or operational; its sign-ins included.
-- group:   identity center
-- days:    30
-- limit:   none
-- columns: event_name, activity_category, event_count, unique_users, error_count, error_rate_pct
WITH activity AS (
  SELECT
    event_name,
    CASE
      WHEN event_type = 'sso'
        AND event_name NOT LIKE 'CreateToken%'
        AND regexp_like(event_name, '^(Add|Associate|Attach|Create|Delete|Detach|Disable|Disassociate|Enable|Import|Provision|Put|Remove|Reset|Tag|Untag|Update)')
        THEN 'administrative'
      ELSE 'operational'
    END AS activity_category,
    event_source,
    event_time,
    user_name,
    is_error
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND (
      event_type = 'sso'
      OR (event_type = 'signin' AND event_name IN ('CredentialChallenge', 'CredentialVerification', 'UserAuthentication'))
    )
)
SELECT
  event_name,
  activity_category,
  count(*) AS event_count,
  count(DISTINCT user_name) AS unique_users,
  count(*) FILTER (WHERE is_error) AS error_count,
  round(100e0 * count(*) FILTER (WHERE is_error) / nullif(count(*), 0), 2) AS error_rate_pct,
  min(event_time) AS first_event,
  max(event_time) AS last_event,
  array_join(array_agg(DISTINCT event_source ORDER BY event_source) FILTER (WHERE event_source IS NOT NULL), ', ') AS event_sources
FROM activity
GROUP BY event_name, activity_category
ORDER BY event_count DESC, event_name, activity_category
