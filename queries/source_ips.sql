-- title:   Source addresses
-- purpose: Which identities came from which addresses: identities_of_ip and ips_of_identity say how many each shares; services are left out.
-- group:   investigation
-- days:    30
-- limit:   100
-- columns: source_ip, identity, identities_of_ip, ips_of_identity, event_count, failure_count, first_seen, last_seen
WITH all_rows AS (
  SELECT source_ip, user_name, session_name, count(*) AS event_count
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND source_ip NOT LIKE '%.amazonaws.com'
    AND source_ip <> 'AWS Internal'
  GROUP BY source_ip, user_name, session_name
),
addresses AS (
  SELECT source_ip, count(*) AS identities_of_ip
  FROM all_rows
  GROUP BY source_ip
  ORDER BY identities_of_ip DESC, source_ip
  LIMIT :most_rows
),
picked AS (
  SELECT
    all_rows.source_ip,
    all_rows.user_name,
    all_rows.session_name,
    concat_ws('/', all_rows.user_name, all_rows.session_name) AS identity,
    identities_of_ip,
    event_count
  FROM all_rows
  JOIN addresses ON addresses.source_ip = all_rows.source_ip
  ORDER BY identities_of_ip DESC, source_ip, event_count DESC, identity, session_name
  LIMIT :most_rows
),
top AS (
  SELECT
    row_number() OVER (ORDER BY identities_of_ip DESC, source_ip, event_count DESC, identity, session_name) AS place,
    source_ip,
    user_name,
    session_name,
    identity,
    identities_of_ip,
    event_count
  FROM picked
),
shared AS (
  SELECT place, count(*) AS ips_of_identity
  FROM all_rows
  JOIN top ON all_rows.user_name = top.user_name AND all_rows.session_name IS NOT DISTINCT FROM top.session_name
  GROUP BY place
),
activity AS (
  SELECT place, event_time, event_date, event_name, is_error, account_id, user_agent
  FROM iam_events AS events
  JOIN top ON events.source_ip = top.source_ip
    AND events.user_name = top.user_name
    AND events.session_name IS NOT DISTINCT FROM top.session_name
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
),
details AS (
  SELECT
    place,
    count(*) FILTER (WHERE is_error) AS failure_count,
    min(event_time) AS first_seen,
    max(event_time) AS last_seen,
    count(DISTINCT event_date) AS days,
    count(DISTINCT event_name) AS unique_actions,
    count(DISTINCT user_agent) AS user_agents,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
  FROM activity
  GROUP BY place
)
SELECT
  source_ip,
  identity,
  identities_of_ip,
  ips_of_identity,
  event_count,
  failure_count,
  first_seen,
  last_seen,
  days,
  unique_actions,
  user_agents,
  account_ids
FROM top
LEFT JOIN shared ON shared.place = top.place
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
