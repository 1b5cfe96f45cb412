-- title:   New identities
-- purpose: Identities whose first event lies in the window; looked for lookback days back (history_from), the lake itself begins on lake_from.
-- group:   investigation
-- days:    30
-- limit:   100
-- param:   lookback (days, default 400): how many days before the end of the window the history begins
-- columns: identity, identity_type, first_seen, first_event, first_source_ip, event_count, last_seen, history_from
WITH all_rows AS (
  SELECT user_name, session_name, min(event_time) AS first_seen
  FROM iam_events
  WHERE event_date BETWEEN :lookback_date AND :to_date
    AND event_time >= :lookback_from
    AND event_time < :to
  GROUP BY user_name, session_name
  HAVING min(event_time) >= :from
),
top AS (
  SELECT
    row_number() OVER (ORDER BY first_seen DESC, identity, session_name) AS place,
    identity,
    user_name,
    session_name,
    first_seen
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, first_seen
    FROM all_rows
    ORDER BY first_seen DESC, identity, session_name
    LIMIT :most_rows
  )
),
activity AS (
  SELECT place, event_time, event_id, event_name, source_ip, is_error, identity_type, account_id
  FROM iam_events AS events
  JOIN top ON events.user_name = top.user_name AND events.session_name IS NOT DISTINCT FROM top.session_name
    AND events.event_time >= top.first_seen
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
),
details AS (
  SELECT
    place,
    min_by(identity_type, row(event_time, event_id)) FILTER (WHERE identity_type IS NOT NULL) AS identity_type,
    min_by(event_name, row(event_time, event_id)) FILTER (WHERE event_name IS NOT NULL) AS first_event,
    min_by(source_ip, row(event_time, event_id)) FILTER (WHERE source_ip IS NOT NULL) AS first_source_ip,
    count(*) AS event_count,
    max(event_time) AS last_seen,
    count(*) FILTER (WHERE is_error) AS error_count,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
  FROM activity
  GROUP BY place
)
SELECT
  identity,
  identity_type,
  first_seen,
  first_event,
  first_source_ip,
  event_count,
  last_seen,
  :lookback_date AS history_from,
  (
    SELECT min(event_date)
    FROM iam_events
    WHERE event_date BETWEEN :lookback_date AND :to_date
  ) AS lake_from,
  error_count,
  account_ids
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
