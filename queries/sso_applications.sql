-- title:   Identity Center applications
-- purpose: Applications that were added, changed or removed, by the calls of the old console and by today's.
-- group:   identity center
-- days:    90
-- limit:   100
-- columns: event_time, identity, event_name, application, status, outcome
WITH changes AS (
  SELECT *
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_type = 'sso'
    AND (
      event_name LIKE 'Create%Application%'
      OR event_name LIKE 'Update%Application%'
      OR event_name LIKE 'Put%Application%'
      OR event_name LIKE 'Import%Application%'
      OR event_name LIKE 'Delete%Application%'
    )
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.name'),
    json_extract_scalar(request_parameters, '$.displayName'),
    application_id,
    json_extract_scalar(response_elements, '$.applicationArn')
  ) AS application,
  json_extract_scalar(request_parameters, '$.status') AS status,
  outcome,
  error_code,
  error_message,
  application_id,
  target_principal_type,
  target_principal_id,
  account_id,
  aws_region,
  source_ip,
  user_agent,
  identity_type,
  identity_center_user_id,
  matched_rules,
  request_parameters,
  response_elements,
  request_id,
  event_id
FROM changes
ORDER BY event_time DESC, event_id
