-- title:   Permission set changes
-- purpose: Permission sets of Identity Center that were created, updated, deleted or provisioned.
-- group:   identity center
-- days:    30
-- limit:   100
-- columns: event_time, identity, event_name, permission_set, session_duration, description, outcome
WITH changes AS (
  SELECT *
  FROM iam_events
  WHERE event_date BETWEEN :from_date AND :to_date
    AND event_time >= :from
    AND event_time < :to
    AND event_type = 'sso'
    AND event_name IN ('CreatePermissionSet', 'UpdatePermissionSet', 'DeletePermissionSet', 'ProvisionPermissionSet')
)
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  coalesce(permission_set_name, permission_set_arn) AS permission_set,
  json_extract_scalar(request_parameters, '$.sessionDuration') AS session_duration,
  json_extract_scalar(request_parameters, '$.description') AS description,
  outcome,
  error_code,
  error_message,
  permission_set_arn,
  target_account_id,
  json_extract_scalar(request_parameters, '$.relayState') AS relay_state,
  account_id,
  aws_region,
  source_ip,
  user_agent,
  identity_type,
  identity_center_user_id,
  matched_rules,
  request_parameters,
  request_id,
  event_id
FROM changes
ORDER BY event_time DESC, event_id
