-- title:   Activity per hour of day
-- purpose: Load and error rate for each of the 24 hours of the day in the zone tz.
-- group:   overview
-- days:    7
-- limit:   none
-- param:   tz (zone, default UTC, setting OFF_HOURS_TIMEZONE): time zone of the hours
-- columns: hour_of_day, event_count, active_users, error_events, error_rate_pct
WITH hours (hour_of_day) AS (
  VALUES
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11),
    (12), (13), (14), (15), (16), (17), (18), (19), (20), (21), (22), (23)
),
activity AS (
  SELECT
    hour(at_timezone(with_timezone(event_time, 'UTC'), :tz)) AS local_hour,
    event_time,
    user_name,
    is_error
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
)
SELECT
  hours.hour_of_day,
  count(activity.event_time) AS event_count,
  count(DISTINCT activity.user_name) AS active_users,
  count(*) FILTER (WHERE activity.is_error) AS error_events,
  round(100e0 * count(*) FILTER (WHERE activity.is_error) / nullif(count(activity.event_time), 0), 2) AS error_rate_pct
FROM hours
LEFT JOIN activity ON activity.local_hour = hours.hour_of_day
GROUP BY hours.hour_of_day
ORDER BY hours.hour_of_day
