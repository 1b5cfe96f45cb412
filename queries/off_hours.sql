-- title:   Activity outside working hours
-- purpose: What identities did from off_hours_start o'clock until off_hours_end o'clock in the zone tz; services are left out.
-- group:   investigation
-- days:    90
-- limit:   100
-- param:   tz (zone, default UTC, setting OFF_HOURS_TIMEZONE): time zone of the hours
-- param:   off_hours_start (hour, default 22, setting OFF_HOURS_START): first hour outside working hours
-- param:   off_hours_end (hour, default 6, setting OFF_HOURS_END): first hour of work again; the same as the start means never off
-- columns: identity, event_name, event_count, first_occurrence, last_occurrence
WITH activity AS (
  SELECT
    user_name,
    session_name,
    hour(at_timezone(with_timezone(event_time, 'UTC'), :tz)) AS local_hour,
    event_time,
    event_name,
    event_date,
    is_error,
    source_ip,
    account_id
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND identity_type IS DISTINCT FROM 'AWSService'
    AND (invoked_by IS NULL OR invoked_by = 'signin.amazonaws.com')
    AND (session_issuer_arn IS NULL OR session_issuer_arn NOT LIKE '%:role/aws-service-role/%')
),
off AS (
  SELECT *
  FROM activity
  WHERE CASE
      WHEN :off_hours_start > :off_hours_end
        THEN local_hour >= :off_hours_start OR local_hour < :off_hours_end
      ELSE local_hour >= :off_hours_start AND local_hour < :off_hours_end
    END
),
all_rows AS (
  SELECT user_name, session_name, event_name, count(*) AS event_count
  FROM off
  GROUP BY user_name, session_name, event_name
),
top AS (
  SELECT
    row_number() OVER (ORDER BY event_count DESC, identity, event_name, session_name) AS place,
    identity,
    user_name,
    session_name,
    event_name,
    event_count
  FROM (
    SELECT concat_ws('/', user_name, session_name) AS identity, user_name, session_name, event_name, event_count
    FROM all_rows
    ORDER BY event_count DESC, identity, event_name, session_name
    LIMIT :most_rows
  )
),
details AS (
  SELECT
    place,
    min(event_time) AS first_occurrence,
    max(event_time) AS last_occurrence,
    count(DISTINCT event_date) AS days,
    array_join(array_agg(DISTINCT local_hour ORDER BY local_hour), ', ') AS local_hours,
    count(*) FILTER (WHERE is_error) AS error_count,
    array_join(array_agg(DISTINCT source_ip ORDER BY source_ip) FILTER (WHERE source_ip IS NOT NULL), ', ') AS source_ips,
    array_join(array_agg(DISTINCT account_id ORDER BY account_id) FILTER (WHERE account_id IS NOT NULL), ', ') AS account_ids
  FROM off
  JOIN top ON off.user_name = top.user_name
    AND off.event_name = top.event_name
    AND off.session_name IS NOT DISTINCT FROM top.session_name
  GROUP BY place
)
SELECT
  identity,
  event_name,
  event_count,
  first_occurrence,
  last_occurrence,
  days,
  local_hours,
  error_count,
  source_ips,
  account_ids
FROM top
LEFT JOIN details ON details.place = top.place
ORDER BY top.place
