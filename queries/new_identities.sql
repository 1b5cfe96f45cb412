-- title:   New identities
-- purpose: Identities whose first event lies in the window; looked for lookback days back (history_from), the lake itself begins on lake_from.
-- group:   investigation
-- days:    30
-- limit:   100
-- param:   lookback (days, default 400): how many days before the end of the window the history begins
-- columns: identity, identity_type, first_seen, first_event, first_source_ip, event_count, last_seen, history_from
WITH history AS (
  SELECT
    concat_ws('/', user_name, CASE WHEN identity_type = 'AssumedRole' THEN session_name END) AS identity,
    identity_type,
    account_id,
    event_date,
    event_time,
    event_id,
    event_name,
    source_ip,
    is_error
  FROM iam_events
  WHERE event_date BETWEEN :lookback_date AND :to_date
    AND event_time >= :lookback_from
    AND event_time < :to
)
SELECT
  identity,
  min_by(identity_type, row(event_time, event_id)) FILTER (WHERE identity_type IS NOT NULL) AS identity_type,
  min(event_time) AS first_seen,
  min_by(event_name, row(event_time, event_id)) FILTER (WHERE event_name IS NOT NULL) AS first_event,
  min_by(source_ip, row(event_time, event_id)) FILTER (WHERE source_ip IS NOT NULL) AS first_source_ip,
  count(*) AS event_count,
  max(event_time) AS last_seen,
  :lookback_date AS history_from,
  (
    SELECT min(event_date)
    FROM iam_events
    WHERE event_date BETWEEN :lookback_date AND :to_date
  ) AS lake_from,
  count(*) FILTER (WHERE is_error) AS error_count,
  array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
FROM history
GROUP BY identity
HAVING min(event_time) >= :from
ORDER BY first_seen DESC, identity
