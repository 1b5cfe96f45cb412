-- title:   Account assignments
-- purpose: Access to accounts that was given or taken away in Identity Center.
-- group:   identity center
-- days:    30
-- limit:   100
-- columns: event_time, identity, event_name, target_principal_type, target_principal_id, target_account_id, permission_set_arn, outcome
SELECT
  event_time,
  concat_ws('/', user_name, session_name) AS identity,
  event_name,
  target_principal_type,
  target_principal_id,
  target_account_id,
  permission_set_arn,
  outcome,
  error_code,
  error_message,
  permission_set_name,
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
FROM iam_events
WHERE event_date BETWEEN :from_date AND :to_date
  AND event_time >= :from
  AND event_time < :to
  AND event_type = 'sso'
  AND event_name IN ('CreateAccountAssignment', 'DeleteAccountAssignment', 'AssociateProfile', 'DisassociateProfile')
ORDER BY event_time DESC, event_id
