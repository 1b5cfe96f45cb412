-- title:   Source addresses
-- purpose: Which identities came from which addresses: identities_of_ip and ips_of_identity say how many each shares; services are left out.
-- group:   investigation
-- days:    30
-- limit:   100
-- columns: source_ip, identity, identities_of_ip, ips_of_identity, event_count, failure_count, first_seen, last_seen
WITH activity AS (
  SELECT
    concat_ws('/', user_name, CASE WHEN identity_type = 'AssumedRole' THEN session_name END) AS identity,
    source_ip,
    event_time,
    event_date,
    event_name,
    is_error,
    account_id,
    user_agent
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND source_ip NOT LIKE '%.amazonaws.com'
    AND source_ip <> 'AWS Internal'
),
pairs AS (
  SELECT
    source_ip,
    identity,
    count(*) AS event_count,
    count(*) FILTER (WHERE is_error) AS failure_count,
    min(event_time) AS first_seen,
    max(event_time) AS last_seen,
    count(DISTINCT event_date) AS days,
    count(DISTINCT event_name) AS unique_actions,
    count(DISTINCT user_agent) AS user_agents,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
  FROM activity
  GROUP BY source_ip, identity
)
SELECT
  source_ip,
  identity,
  count(*) OVER (PARTITION BY source_ip) AS identities_of_ip,
  count(*) OVER (PARTITION BY identity) AS ips_of_identity,
  event_count,
  failure_count,
  first_seen,
  last_seen,
  days,
  unique_actions,
  user_agents,
  account_ids
FROM pairs
ORDER BY identities_of_ip DESC, source_ip, event_count DESC, identity
