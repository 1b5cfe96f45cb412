-- title:   Life of access keys
-- purpose: Each access key that was changed or used in the window: created by whom, switched on and off, deleted, last used, age in days.
--          Its history goes back lookback days (history_from); the lake itself begins on lake_from.
-- group:   permissions
-- days:    90
-- limit:   100
-- param:   lookback (days, default 400): how many days before the end of the window the history begins
-- columns: access_key_id, owner, status, created_at, created_by, activated_at, deactivated_at, deleted_at, last_used_at, age_days, history_from
WITH usage AS (
  SELECT
    access_key_id AS access_key,
    max_by(user_name, row(event_time, event_id)) AS owner,
    min(event_time) AS first_used_at,
    max(event_time) AS last_used_at,
    max_by(source_ip, row(event_time, event_id)) FILTER (WHERE source_ip IS NOT NULL) AS last_used_from,
    max_by(event_name, row(event_time, event_id)) AS last_used_for,
    count(*) AS uses
  FROM iam_events
  WHERE event_date BETWEEN :lookback_date AND :to_date
    AND event_time >= :lookback_from
    AND event_time < :to
    AND access_key_id LIKE 'AKIA%'
  GROUP BY access_key_id
),
steps AS (
  SELECT
    CASE WHEN event_name = 'CreateAccessKey' THEN issued_access_key_id ELSE target_access_key_id END AS access_key,
    CASE
      WHEN event_name = 'CreateAccessKey' THEN 'created'
      WHEN event_name = 'DeleteAccessKey' THEN 'deleted'
      WHEN lower(json_extract_scalar(request_parameters, '$.status')) = 'active' THEN 'activated'
      WHEN lower(json_extract_scalar(request_parameters, '$.status')) = 'inactive' THEN 'deactivated'
      ELSE 'changed'
    END AS step,
    event_time,
    coalesce(target_user_name, user_name) AS owner,
    concat_ws('/', user_name, session_name) AS actor,
    event_id
  FROM iam_events
  WHERE event_date BETWEEN :lookback_date AND :to_date
    AND event_time >= :lookback_from
    AND event_time < :to
    AND event_name IN ('CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey')
    AND event_source = 'iam.amazonaws.com'
    AND outcome = 'success'
),
changes AS (
  SELECT
    access_key,
    max_by(owner, row(event_time, event_id)) AS owner,
    max(event_time) AS changed_at,
    min(event_time) FILTER (WHERE step = 'created') AS created_at,
    min_by(actor, row(event_time, event_id)) FILTER (WHERE step = 'created') AS created_by,
    max(event_time) FILTER (WHERE step = 'activated') AS activated_at,
    max_by(actor, row(event_time, event_id)) FILTER (WHERE step = 'activated') AS activated_by,
    max(event_time) FILTER (WHERE step = 'deactivated') AS deactivated_at,
    max_by(actor, row(event_time, event_id)) FILTER (WHERE step = 'deactivated') AS deactivated_by,
    max(event_time) FILTER (WHERE step = 'deleted') AS deleted_at,
    max_by(actor, row(event_time, event_id)) FILTER (WHERE step = 'deleted') AS deleted_by
  FROM steps
  WHERE access_key IS NOT NULL
  GROUP BY access_key
)
SELECT
  coalesce(changes.access_key, usage.access_key) AS access_key_id,
  coalesce(changes.owner, usage.owner) AS owner,
  CASE
    WHEN deleted_at IS NOT NULL THEN 'deleted'
    WHEN deactivated_at > coalesce(activated_at, created_at, TIMESTAMP '1970-01-01 00:00:00') THEN 'inactive'
    ELSE 'active'
  END AS status,
  created_at,
  created_by,
  activated_at,
  deactivated_at,
  deleted_at,
  last_used_at,
  date_diff('day', CAST(created_at AS date), coalesce(CAST(deleted_at AS date), :to_date)) AS age_days,
  :lookback_date AS history_from,
  (
    SELECT min(event_date)
    FROM iam_events
    WHERE event_date BETWEEN :lookback_date AND :to_date
  ) AS lake_from,
  activated_by,
  deactivated_by,
  deleted_by,
  first_used_at,
  last_used_from,
  last_used_for,
  coalesce(uses, 0) AS uses
FROM changes
FULL JOIN usage ON usage.access_key = changes.access_key
WHERE changed_at >= :from OR last_used_at >= :from
ORDER BY created_at DESC, access_key_id
