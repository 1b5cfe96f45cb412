-- title:   Root account use
-- purpose: Everything the root identity did; what a service did in its name carries invoked_by.
-- group:   authentication
-- days:    30
-- limit:   100
-- columns: event_time, event_name, source_ip, user_agent, aws_region, invoked_by, outcome, error_code
SELECT
  event_time,
  event_name,
  source_ip,
  user_agent,
  aws_region,
  invoked_by,
  outcome,
  error_code,
  error_message,
  invoked_by IS NOT NULL AS made_by_service,
  event_source,
  account_id,
  mfa_authenticated,
  access_key_id,
  principal_arn,
  session_started_at,
  target_user_name,
  target_access_key_id,
  issued_access_key_id,
  matched_rules,
  request_parameters,
  response_elements,
  additional_event_data,
  request_id,
  event_id
FROM iam_events
WHERE event_date BETWEEN :from_date AND :to_date
  AND event_time >= :from
  AND event_time < :to
  AND identity_type = 'Root'
ORDER BY event_time DESC, event_id
